//! `velvet init`: a new root key, or one brought back from its 24 words.

use std::io::{IsTerminal, Read};

use velvet_runtime::Problem;
use velvet_seal::{
    KeyStore,
    keystore::{Ask, Choice, Kind, PassphraseSource, Prompt, passphrase_source, phrase},
};
use zeroize::Zeroizing;

use super::Setting;
use crate::{
    Fault,
    cli::{InitArgs, KeyPlace},
    print,
};

/// 24 words of at most 8 letters, with room for untidy spaces.
const PHRASE_BYTES_MAX: u64 = 4096;

pub(super) fn run(setting: &Setting, args: &InitArgs) -> Result<(), Fault> {
    setting.paths.create()?;
    if args.recover {
        return recover(setting, args);
    }
    let mut source = passphrase_source(args.passphrase.passphrase_fd);
    let folder = &setting.paths.config;
    let unlocked = KeyStore::create(folder, choice(args.key), &mut *source)?;
    print::line(format!(
        "Your key is made. It is kept in: {}.",
        place(setting)?
    ));
    print::line(
        "\nWrite down these 24 words and keep them where only you find them. They are the one way back",
    );
    print::line(
        "when this machine, its keyring or your passphrase is lost. They are shown this once.\n",
    );
    for line in numbered(&phrase(&unlocked.root)) {
        print::line(line);
    }
    print::line("\nStart with: velvet up");
    Ok(())
}

fn recover(setting: &Setting, args: &InitArgs) -> Result<(), Fault> {
    let words = recovery_words(args.passphrase.passphrase_fd)?;
    let mut source = passphrase_source(args.passphrase.passphrase_fd);
    KeyStore::recover(
        &setting.paths.config,
        &words,
        choice(args.key),
        &mut *source,
    )?;
    print::line(format!(
        "Your key is back. It is kept in: {}.",
        place(setting)?
    ));
    Ok(())
}

/// From the terminal without echo, else all of standard input, which the passphrase then cannot come from.
pub(super) fn recovery_words(passphrase_fd: Option<u32>) -> Result<Zeroizing<String>, Fault> {
    let input = std::io::stdin();
    if input.is_terminal() {
        return Prompt
            .passphrase(Ask::Phrase)
            .map_err(Fault::failed("read the words from the terminal"));
    }
    if passphrase_fd == Some(0) {
        return Err(Fault::Settings(vec![Problem {
            key: "--passphrase-fd".to_owned(),
            allowed: "another descriptor, since standard input has the 24 words".to_owned(),
            found: "0".to_owned(),
        }]));
    }
    let mut words = Zeroizing::new(String::new());
    input
        .take(PHRASE_BYTES_MAX)
        .read_to_string(&mut words)
        .map_err(Fault::failed("read the words from standard input"))?;
    Ok(words)
}

fn place(setting: &Setting) -> Result<String, Fault> {
    let store = KeyStore::locate(&setting.paths.config)?;
    Ok(store.map_or_else(String::new, |store| describe(&store)))
}

pub(super) fn choice(place: KeyPlace) -> Choice {
    match place {
        KeyPlace::Auto => Choice::Auto,
        KeyPlace::Keyring => Choice::Keyring,
        KeyPlace::File => Choice::File,
    }
}

/// Four words a line, with their numbers.
fn numbered(phrase: &str) -> Vec<Zeroizing<String>> {
    let words: Vec<&str> = phrase.split_whitespace().collect();
    let rows = words.chunks(4).enumerate();
    rows.map(|(row, chunk)| {
        let cells = chunk.iter().enumerate();
        let cells = cells.map(|(column, word)| format!("{:>4}. {word:<10}", row * 4 + column + 1));
        Zeroizing::new(cells.collect())
    })
    .collect()
}

/// Where the key is, for the person.
pub(super) fn describe(store: &KeyStore) -> String {
    let described = store.describe();
    match described.kind {
        Kind::Keyring => "the keyring of your desktop".to_owned(),
        Kind::File => format!("{}, wrapped by your passphrase", described.path.display()),
    }
}
