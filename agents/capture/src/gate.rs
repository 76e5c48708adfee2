//! Decides what changed. Pure: pictures and times in, rectangles out.
