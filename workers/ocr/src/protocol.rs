//! What the two sides of the pipe say to each other: length-prefixed protobuf, checked on both sides.

use std::io::{self, Read, Write};

use prost::Message;
use zeroize::Zeroizing;

use crate::ink::is_ink;

/// Largest message of the child. A full 4K screen of text makes about 300 KiB.
pub(crate) const ANSWER_BYTES_MAX: usize = 8 << 20;
/// Most words of one region; the smallest legible text on an 8K display stays below.
pub(crate) const WORDS_MAX: usize = 100_000;
/// Longest word, bytes; what is longer is no word of any script.
pub(crate) const WORD_BYTES_MAX: usize = 4096;
/// Room for the fields around the pixels of a request.
pub(crate) const REQUEST_OVERHEAD_BYTES: usize = 1024;

/// First message to the child.
#[derive(Clone, PartialEq, Message)]
pub(crate) struct Setup {
    /// Languages, joined by `+`.
    #[prost(string, tag = "1")]
    pub(crate) languages: String,
    #[prost(string, tag = "2")]
    pub(crate) tessdata: String,
    #[prost(uint64, tag = "3")]
    pub(crate) memory_bytes_max: u64,
    #[prost(uint32, tag = "4")]
    pub(crate) pixels_max: u32,
    /// Who started it.
    #[prost(uint32, tag = "5")]
    pub(crate) parent_pid: u32,
    /// Try to break out and tell, instead of reading.
    #[prost(bool, tag = "6")]
    pub(crate) prove: bool,
}

/// First message of the child: it is in its sandbox and can read.
#[derive(Clone, PartialEq, Message)]
pub(crate) struct Ready {
    /// How far landlock holds: `full`, `partial` or `none`.
    #[prost(string, tag = "1")]
    pub(crate) landlock: String,
    #[prost(message, repeated, tag = "2")]
    pub(crate) attempts: Vec<Attempt>,
}

/// One attempt to break out.
#[derive(Clone, PartialEq, Message)]
pub(crate) struct Attempt {
    #[prost(string, tag = "1")]
    pub(crate) what: String,
    #[prost(bool, tag = "2")]
    pub(crate) refused: bool,
    #[prost(string, tag = "3")]
    pub(crate) code: String,
}

/// One picture to read: a line, or a whole region.
#[derive(Clone, PartialEq, Message)]
pub(crate) struct Request {
    #[prost(uint64, tag = "1")]
    pub(crate) number: u64,
    #[prost(uint32, tag = "2")]
    pub(crate) width: u32,
    #[prost(uint32, tag = "3")]
    pub(crate) height: u32,
    #[prost(uint32, tag = "4")]
    pub(crate) scale_milli: u32,
    /// Rows without padding, one byte per pixel.
    #[prost(bytes = "vec", tag = "5")]
    pub(crate) grey: Vec<u8>,
    /// Whether it is one line, as [`crate::find_lines`] gives it: dark on white, tight around its ink.
    #[prost(bool, tag = "6")]
    pub(crate) line: bool,
}

impl Request {
    /// Whether a pixel, by column and row, is ink; outside there is paper.
    pub(crate) fn has_ink(&self, pixel: (usize, usize)) -> bool {
        is_ink(&self.grey, self.width as usize, pixel)
    }
}

/// What was read.
#[derive(Clone, PartialEq, Message)]
pub(crate) struct Answer {
    #[prost(uint64, tag = "1")]
    pub(crate) number: u64,
    #[prost(message, repeated, tag = "2")]
    pub(crate) words: Vec<AnswerWord>,
    /// Processor time that reading took.
    #[prost(uint64, tag = "3")]
    pub(crate) cpu_nanos: u64,
}

/// One word, in pixels of the picture as it was sent.
#[derive(Clone, PartialEq, Message)]
pub(crate) struct AnswerWord {
    /// Words of equal number stand in one line.
    #[prost(uint32, tag = "1")]
    pub(crate) line: u32,
    #[prost(string, tag = "2")]
    pub(crate) text: String,
    #[prost(uint32, tag = "3")]
    pub(crate) left: u32,
    #[prost(uint32, tag = "4")]
    pub(crate) top: u32,
    #[prost(uint32, tag = "5")]
    pub(crate) width: u32,
    #[prost(uint32, tag = "6")]
    pub(crate) height: u32,
    #[prost(uint32, tag = "7")]
    pub(crate) confidence_milli: u32,
}

/// Writes one message.
pub(crate) fn write(to: &mut impl Write, message: &impl Message) -> io::Result<()> {
    let length = u32::try_from(message.encoded_len()).map_err(|_| io::ErrorKind::FileTooLarge)?;
    let mut bytes = Zeroizing::new(Vec::with_capacity(length as usize + 4));
    bytes.extend(length.to_le_bytes());
    message
        .encode(&mut *bytes)
        .map_err(|_| io::ErrorKind::InvalidInput)?;
    to.write_all(&bytes)?;
    to.flush()
}

/// Reads one message of at most `bytes_max`. `None` at the end of the pipe, if it lies between messages.
pub(crate) fn read<M: Message + Default>(
    from: &mut impl Read,
    bytes_max: usize,
) -> io::Result<Option<M>> {
    let mut length = [0; 4];
    let mut have = 0;
    while have < length.len() {
        match from.read(&mut length[have..]) {
            Ok(0) if have == 0 => return Ok(None),
            Ok(0) => return Err(io::ErrorKind::UnexpectedEof.into()),
            Ok(count) => have += count,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
    }
    let length = u32::from_le_bytes(length) as usize;
    if length > bytes_max {
        return Err(io::ErrorKind::FileTooLarge.into());
    }
    let mut bytes = Zeroizing::new(vec![0; length]);
    from.read_exact(&mut bytes)?;
    M::decode(bytes.as_slice())
        .map(Some)
        .map_err(|_| io::ErrorKind::InvalidData.into())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(bytes: &[u8], expected: Result<Option<u64>, io::ErrorKind>) {
        let got = read::<Answer>(&mut &bytes[..], 64);
        assert_eq!(
            got.map(|answer| answer.map(|answer| answer.number))
                .map_err(|error| error.kind()),
            expected
        );
    }

    #[test]
    fn messages_are_checked() {
        let mut whole = vec![];
        write(
            &mut whole,
            &Answer {
                number: 7,
                ..Default::default()
            },
        )
        .unwrap();
        check(&whole, Ok(Some(7)));
        check(&[], Ok(None));
        check(&whole[..3], Err(io::ErrorKind::UnexpectedEof));
        check(&whole[..5], Err(io::ErrorKind::UnexpectedEof));
        check(&[255, 255, 255, 255], Err(io::ErrorKind::FileTooLarge));
        check(&[2, 0, 0, 0, 0xff, 0xff], Err(io::ErrorKind::InvalidData));
    }
}
