//! The words of the screens, by language.

use std::{collections::BTreeSet, sync::LazyLock};

use serde::Deserialize;

use crate::{day::ScenarioError, persona::Persona};

/// The languages with their files.
const FILES: &[(&str, &str)] = &[
    ("en", include_str!("../words/en.toml")),
    ("de", include_str!("../words/de.toml")),
    ("fr", include_str!("../words/fr.toml")),
    ("es", include_str!("../words/es.toml")),
    ("it", include_str!("../words/it.toml")),
    ("nl", include_str!("../words/nl.toml")),
    ("pl", include_str!("../words/pl.toml")),
    ("pt", include_str!("../words/pt.toml")),
    ("sv", include_str!("../words/sv.toml")),
    ("cs", include_str!("../words/cs.toml")),
    ("fi", include_str!("../words/fi.toml")),
    ("da", include_str!("../words/da.toml")),
    ("hu", include_str!("../words/hu.toml")),
    ("ro", include_str!("../words/ro.toml")),
    ("tr", include_str!("../words/tr.toml")),
    ("nb", include_str!("../words/nb.toml")),
    ("hr", include_str!("../words/hr.toml")),
    ("id", include_str!("../words/id.toml")),
    ("et", include_str!("../words/et.toml")),
    ("ca", include_str!("../words/ca.toml")),
    ("sl", include_str!("../words/sl.toml")),
    ("af", include_str!("../words/af.toml")),
    ("vi", include_str!("../words/vi.toml")),
    ("sw", include_str!("../words/sw.toml")),
    ("lt", include_str!("../words/lt.toml")),
    ("is", include_str!("../words/is.toml")),
    ("el", include_str!("../words/el.toml")),
    ("uk", include_str!("../words/uk.toml")),
    ("fil", include_str!("../words/fil.toml")),
    ("sk", include_str!("../words/sk.toml")),
    ("lv", include_str!("../words/lv.toml")),
    ("bg", include_str!("../words/bg.toml")),
    ("eu", include_str!("../words/eu.toml")),
    ("cy", include_str!("../words/cy.toml")),
    ("sq", include_str!("../words/sq.toml")),
    ("mt", include_str!("../words/mt.toml")),
    ("bs", include_str!("../words/bs.toml")),
    ("gl", include_str!("../words/gl.toml")),
    ("az", include_str!("../words/az.toml")),
    ("lb", include_str!("../words/lb.toml")),
    ("fo", include_str!("../words/fo.toml")),
    ("br", include_str!("../words/br.toml")),
    ("ht", include_str!("../words/ht.toml")),
    ("ku", include_str!("../words/ku.toml")),
    ("ms", include_str!("../words/ms.toml")),
    ("zu", include_str!("../words/zu.toml")),
    ("ga", include_str!("../words/ga.toml")),
    ("fy", include_str!("../words/fy.toml")),
    ("so", include_str!("../words/so.toml")),
    ("uz", include_str!("../words/uz.toml")),
    ("mi", include_str!("../words/mi.toml")),
    ("rm", include_str!("../words/rm.toml")),
    ("oc", include_str!("../words/oc.toml")),
    ("hsb", include_str!("../words/hsb.toml")),
    ("ha", include_str!("../words/ha.toml")),
    ("mg", include_str!("../words/mg.toml")),
    ("pap", include_str!("../words/pap.toml")),
    ("eo", include_str!("../words/eo.toml")),
    // A second set for a language whose first one tuning has: other talk, other topics.
    ("en-za", include_str!("../words/en-za.toml")),
    ("de-ch", include_str!("../words/de-ch.toml")),
    ("fr-be", include_str!("../words/fr-be.toml")),
    ("en-ie", include_str!("../words/en-ie.toml")),
    ("es-mx", include_str!("../words/es-mx.toml")),
];

static WORDS: LazyLock<Result<Vec<Words>, toml::de::Error>> = LazyLock::new(|| {
    FILES
        .iter()
        .map(|(tongue, text)| read(tongue, text))
        .collect()
});

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    glue: String,
    general: String,
    chrome: String,
    chat: String,
    mail: String,
    web: String,
    form: String,
    generic_titles: Vec<String>,
    vague: Vec<String>,
    calendar: Vec<String>,
    chores: Vec<String>,
    names: String,
    #[serde(rename = "rabbit")]
    rabbits: Vec<RabbitFile>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RabbitFile {
    name: String,
    titles: Vec<String>,
    words: String,
}

/// What a language says, in pools.
pub(crate) struct Words {
    tongue: &'static str,
    pub glue: Vec<String>,
    pub general: Vec<String>,
    pub chrome: Vec<String>,
    pub chat: Vec<String>,
    pub mail: Vec<String>,
    pub web: Vec<String>,
    pub form: Vec<String>,
    pub generic_titles: Vec<String>,
    pub vague: Vec<String>,
    pub calendar: Vec<String>,
    pub chores: Vec<String>,
    pub names: Vec<String>,
    pub rabbits: Vec<Rabbit>,
}

/// A thing to get lost in.
pub(crate) struct Rabbit {
    pub name: String,
    pub titles: Vec<String>,
    pub words: Vec<String>,
}

impl Words {
    /// The topic of this name.
    pub(crate) fn rabbit(&self, name: &str) -> Option<usize> {
        self.rabbits.iter().position(|rabbit| rabbit.name == name)
    }
}

/// The words of a text, which are separated by white space.
pub(crate) fn split(text: &str) -> Vec<String> {
    text.split_whitespace().map(str::to_owned).collect()
}

fn read(tongue: &'static str, text: &str) -> Result<Words, toml::de::Error> {
    let file: File = toml::from_str(text)?;
    let rabbits = file.rabbits.into_iter().map(|rabbit| Rabbit {
        name: rabbit.name,
        titles: rabbit.titles,
        words: split(&rabbit.words),
    });
    Ok(Words {
        tongue,
        glue: split(&file.glue),
        general: split(&file.general),
        chrome: split(&file.chrome),
        chat: split(&file.chat),
        mail: split(&file.mail),
        web: split(&file.web),
        form: split(&file.form),
        generic_titles: file.generic_titles,
        vague: file.vague,
        calendar: file.calendar,
        chores: file.chores,
        names: split(&file.names),
        rabbits: rabbits.collect(),
    })
}

fn all() -> Result<&'static [Words], ScenarioError> {
    WORDS.as_deref().map_err(|source| ScenarioError::Words {
        source: Box::new(source.clone()),
    })
}

/// The words of a language.
pub(crate) fn of(tongue: &str) -> Result<&'static Words, ScenarioError> {
    let found = all()?.iter().find(|words| words.tongue == tongue);
    found.ok_or_else(|| ScenarioError::Tongue {
        tongue: tongue.to_owned(),
    })
}

/// Every word of the generator's own choosing, lower-case: topics, plans, menus, chats, calendars, document names.
///
/// A test compares it with the detectors' word lists. Left out: names and hosts of applications and the titles of
/// call windows (facts of the world, which both sides must say), and [`function_words`].
///
/// # Errors
///
/// When a file of ours is broken.
pub fn vocabulary() -> Result<BTreeSet<String>, ScenarioError> {
    let mut found = BTreeSet::new();
    for words in all()? {
        for pool in [
            &words.general,
            &words.chrome,
            &words.chat,
            &words.mail,
            &words.web,
            &words.form,
            &words.vague,
            &words.calendar,
            &words.chores,
        ] {
            add(&mut found, pool);
        }
        for rabbit in &words.rabbits {
            add(&mut found, &rabbit.titles);
            add(&mut found, &rabbit.words);
        }
    }
    for part in ["tuning", "validation"] {
        for project in Persona::of_part(part)?
            .iter()
            .flat_map(|it| &it.scenario.projects)
        {
            add(&mut found, &project.core_words);
            add(&mut found, &project.topic_words);
            add(&mut found, &project.intents);
            add(&mut found, &project.terms);
            add(&mut found, &project.documents);
        }
    }
    let glue = function_words()?;
    Ok(found.difference(&glue).cloned().collect())
}

/// Articles, prepositions and the like. They are facts of a language: a detector may well list them as words that
/// say nothing, so they are no part of [`vocabulary`].
///
/// # Errors
///
/// When a file of ours is broken.
pub fn function_words() -> Result<BTreeSet<String>, ScenarioError> {
    let mut found = BTreeSet::new();
    for words in all()? {
        add(&mut found, &words.glue);
    }
    Ok(found)
}

fn add(found: &mut BTreeSet<String>, texts: &[String]) {
    found.extend(texts.iter().flat_map(|text| tokens(text)));
}

/// The lower-case runs of letters and digits of a text.
pub(crate) fn tokens(text: &str) -> impl Iterator<Item = String> {
    let runs = text.split(|letter: char| !letter.is_alphanumeric());
    runs.filter(|run| !run.is_empty()).map(str::to_lowercase)
}
