//! `velvet export`: everything that Velvet has of a person, readable by anybody: JSON Lines and PNG.

use std::{
    fs::{self, File, OpenOptions},
    io::{BufWriter, Write},
    os::unix::fs::{DirBuilderExt, OpenOptionsExt},
    path::{Path, PathBuf},
};

use serde_json::{Value, json};
use velvet_messages::{
    Role, SealedMessage,
    v1::{self, request, response},
};

use super::{Setting, decode::Printer};
use crate::{
    Fault,
    cli::ExportArgs,
    client::{self, Client},
    print,
};

/// Red, green, blue.
const CHANNELS: usize = 3;

pub(super) fn run(setting: &Setting, args: &ExportArgs) -> Result<(), Fault> {
    let mut export = Export::begin(&args.folder)?;
    client::block_on(fill(setting, &mut export))?;
    let counts = export.end()?;
    if args.json {
        print::json(&counts);
    } else {
        print::line(format!(
            "Exported to {}. It is readable by everybody who can read that folder.",
            args.folder.display()
        ));
    }
    Ok(())
}

async fn fill(setting: &Setting, export: &mut Export) -> Result<(), Fault> {
    let client = Client::join(setting, Role::Cli).await?;
    let mut ask = v1::ExportRequest::default();
    loop {
        let kind = request::Kind::Export(ask);
        let response::Kind::Export(told) = client.ask(Role::Store, "export", kind).await? else {
            return Err(client::unexpected());
        };
        for item in &told.items {
            export.take(item)?;
        }
        if told.done {
            break;
        }
        (ask.stage, ask.position) = (told.next_stage, told.next_position);
    }
    let kind = request::Kind::Audit(v1::AuditRequest {
        receipts: true,
        ..v1::AuditRequest::default()
    });
    let response::Kind::Audit(told) = client.ask(Role::Store, "audit", kind).await? else {
        return Err(client::unexpected());
    };
    for receipt in &told.receipts {
        let line = json!({ "number": receipt.number, "text": receipt.text });
        export.receipts.write(&line)?;
    }
    Ok(())
}

/// One file of JSON Lines.
struct Lines {
    file: BufWriter<File>,
    count: u64,
}

fn failed() -> impl FnOnce(std::io::Error) -> Fault {
    Fault::failed("write the export")
}

impl Lines {
    fn create(path: PathBuf) -> Result<Self, Fault> {
        let mut options = OpenOptions::new();
        let file = options.write(true).create_new(true).mode(0o600).open(path);
        Ok(Self {
            file: BufWriter::new(file.map_err(failed())?),
            count: 0,
        })
    }

    fn write(&mut self, line: &Value) -> Result<(), Fault> {
        self.count += 1;
        writeln!(self.file, "{line}").map_err(failed())
    }
}

/// A folder that is being filled.
struct Export {
    pictures_folder: PathBuf,
    printer: Printer,
    readings: Lines,
    events: Lines,
    receipts: Lines,
    pictures: u64,
}

impl Export {
    fn begin(folder: &Path) -> Result<Self, Fault> {
        let taken = fs::read_dir(folder).is_ok_and(|mut entries| entries.next().is_some());
        if taken {
            let folder = folder.display();
            return Err(Fault::plain(format!(
                "export to {folder}: there is something in it; name an empty folder"
            )));
        }
        let pictures_folder = folder.join("pictures");
        fs::DirBuilder::new()
            .recursive(true)
            .mode(0o700)
            .create(&pictures_folder)
            .map_err(failed())?;
        let lines = |name: &str| Lines::create(folder.join(name));
        Ok(Self {
            printer: Printer::new()?,
            readings: lines("readings.jsonl")?,
            events: lines("events.jsonl")?,
            receipts: lines("receipts.jsonl")?,
            pictures: 0,
            pictures_folder,
        })
    }

    fn take(&mut self, item: &v1::Exported) -> Result<(), Fault> {
        if item.content_type != v1::Reading::content_type() {
            let line = self.printer.typed(&item.content_type, &item.message)?;
            return self.events.write(&line);
        }
        let mut line = self.printer.json(v1::Reading::TYPE, &item.message)?;
        let reading = <v1::Reading as prost::Message>::decode(item.message.as_slice())
            .map_err(|_| Fault::plain("decode a reading: its bytes are no such message"))?;
        let mut names = vec![];
        for (region, at) in reading.regions.iter().zip(0u32..) {
            let name = format!("{:08}-{at}.png", item.number);
            if self.picture(region, &name)? {
                names.push(format!("pictures/{name}"));
            }
        }
        line["pictures"] = json!(names);
        self.readings.write(&line)
    }

    /// Writes the picture of a region; false when its pixels are not kept.
    fn picture(&mut self, region: &v1::RegionReading, name: &str) -> Result<bool, Fault> {
        let (Some(rect), Some(pixels)) = (region.rect, &region.pixels) else {
            return Ok(false);
        };
        let length = rect.width as usize * rect.height as usize * CHANNELS;
        let Ok(rgb) = zstd::bulk::decompress(&pixels.data, length) else {
            return Ok(false);
        };
        let path = self.pictures_folder.join(name);
        let kind = image::ExtendedColorType::Rgb8;
        image::save_buffer(path, &rgb, rect.width, rect.height, kind)
            .map_err(Fault::failed("write a picture"))?;
        self.pictures += 1;
        Ok(true)
    }

    fn end(self) -> Result<Value, Fault> {
        let counts = json!({
            "readings": self.readings.count,
            "events": self.events.count,
            "receipts": self.receipts.count,
            "pictures": self.pictures,
        });
        for mut lines in [self.readings, self.events, self.receipts] {
            lines.file.flush().map_err(failed())?;
        }
        Ok(counts)
    }
}
