//! Where days come from: made, or read from a folder; and how made ones are written there.

use std::{
    fs, io,
    path::{Path, PathBuf},
};

use velvet_scenario::{
    Day, LayoutError, Noise, Observation, Persona, Profile, ScenarioError, Segment,
    observations_from, segments_from,
};

use crate::Options;

/// Why there are no days.
#[derive(Debug, thiserror::Error)]
pub enum DaysError {
    /// No such profile.
    #[error("failed to find the noise {name}: say clean, default or heavy")]
    Noise {
        /// As it was asked for.
        name: String,
    },
    /// No personas.
    #[error(
        "failed to find personas of the part {part}: say tuning or validation, or give --input"
    )]
    Part {
        /// As it was asked for.
        part: String,
    },
    /// The generator.
    #[error(transparent)]
    Scenario(#[from] ScenarioError),
    /// A file or folder.
    #[error("failed to read or write {}", path.display())]
    File {
        /// Which.
        path: PathBuf,
        /// What is wrong.
        source: io::Error,
    },
    /// A line of a file.
    #[error("failed to read {}", path.display())]
    Line {
        /// Which file.
        path: PathBuf,
        /// What is wrong.
        source: LayoutError,
    },
    /// A persona.
    #[error("failed to read {}: write it as tests/bench/README.md says", path.display())]
    Profile {
        /// Which file.
        path: PathBuf,
        /// What is wrong.
        source: Box<toml::de::Error>,
    },
    /// A persona of another version.
    #[error("failed to read {}: schema is {found}, and 1 is known", path.display())]
    Schema {
        /// Which file.
        path: PathBuf,
        /// What it says.
        found: u32,
    },
    /// A day without truth.
    #[error("failed to score {}: truth.jsonl has no segment", path.display())]
    Empty {
        /// Which folder.
        path: PathBuf,
    },
    /// A folder without days.
    #[error("failed to find days in {}: each is <persona>/<day>/ with obs.jsonl and truth.jsonl", path.display())]
    None {
        /// Which folder.
        path: PathBuf,
    },
    /// Not to be written.
    #[error("failed to write a day as text")]
    Json(#[from] serde_json::Error),
    /// Not to be written.
    #[error("failed to write a persona as TOML")]
    Toml(#[from] toml::ser::Error),
}

/// A day to score.
pub(crate) struct Case {
    pub id: String,
    pub profile: Profile,
    pub observations: Vec<Observation>,
    pub truth: Vec<Segment>,
}

/// Which day.
#[derive(Clone)]
enum Item {
    Made {
        persona: usize,
        seed: u64,
    },
    Read {
        profile: Box<Profile>,
        folder: PathBuf,
    },
}

/// All days that are asked for; each is made or read when it is scored, so that few are in memory.
pub(crate) struct Source {
    personas: Vec<Persona>,
    noise: Noise,
    items: Vec<Item>,
}

impl Source {
    pub(crate) fn of(options: &Options) -> Result<Self, DaysError> {
        let noise = noise(&options.noise)?;
        if let Some(input) = &options.input {
            return Ok(Self {
                personas: vec![],
                noise,
                items: read_items(input)?,
            });
        }
        let personas = personas(&options.part)?;
        // One persona after the other on each day: an interrupted or shorter run has all of them.
        let items = (0..options.seeds).flat_map(|seed| {
            let all = 0..personas.len();
            all.map(move |persona| Item::Made { persona, seed })
        });
        Ok(Self {
            items: items.collect(),
            personas,
            noise,
        })
    }

    pub(crate) fn len(&self) -> usize {
        self.items.len()
    }

    /// The day, and the same day seen otherwise, which only a made one can be.
    pub(crate) fn case(
        &self,
        index: usize,
        noise: Option<&Noise>,
    ) -> Result<Option<Case>, DaysError> {
        match self.items.get(index) {
            Some(Item::Made { persona, seed }) => {
                let persona = &self.personas[*persona];
                let day = Day::make(persona, *seed, noise.unwrap_or(&self.noise))?;
                Ok(Some(Case {
                    id: format!("{}/{}", day.persona, day.date),
                    profile: persona.profile.clone(),
                    observations: day.observations,
                    truth: day.truth,
                }))
            }
            Some(Item::Read { profile, folder }) if noise.is_none() => {
                read_case(profile, folder).map(Some)
            }
            _ => Ok(None),
        }
    }

    /// The indices of each person's days, in order.
    pub(crate) fn people(&self) -> Vec<Vec<usize>> {
        let mut names: Vec<(String, Vec<usize>)> = vec![];
        for (index, item) in self.items.iter().enumerate() {
            let name = match item {
                Item::Made { persona, .. } => &self.personas[*persona].profile.name,
                Item::Read { profile, .. } => &profile.name,
            };
            match names.iter_mut().find(|(known, _)| known == name) {
                Some((_, days)) => days.push(index),
                None => names.push((name.clone(), vec![index])),
            }
        }
        names.into_iter().map(|(_, days)| days).collect()
    }
}

fn noise(name: &str) -> Result<Noise, DaysError> {
    Noise::named(name).ok_or_else(|| DaysError::Noise {
        name: name.to_owned(),
    })
}

fn personas(part: &str) -> Result<Vec<Persona>, DaysError> {
    let personas = Persona::of_part(part)?;
    if personas.is_empty() {
        return Err(DaysError::Part {
            part: part.to_owned(),
        });
    }
    Ok(personas)
}

fn read(path: &Path) -> Result<String, DaysError> {
    fs::read_to_string(path).map_err(|source| DaysError::File {
        path: path.to_owned(),
        source,
    })
}

/// The folders within a folder, by name.
fn folders(path: &Path) -> Result<Vec<PathBuf>, DaysError> {
    let wrong = |source| DaysError::File {
        path: path.to_owned(),
        source,
    };
    let mut found = vec![];
    for entry in fs::read_dir(path).map_err(wrong)? {
        let path = entry.map_err(wrong)?.path();
        if path.is_dir() {
            found.push(path);
        }
    }
    found.sort();
    Ok(found)
}

fn read_items(input: &Path) -> Result<Vec<Item>, DaysError> {
    let mut items = vec![];
    for persona in folders(input)? {
        for folder in folders(&persona)? {
            if !folder.join("obs.jsonl").exists() {
                continue;
            }
            let own = folder.join("persona.toml");
            let path = if own.exists() {
                own
            } else {
                persona.join("persona.toml")
            };
            items.push(Item::Read {
                profile: Box::new(read_profile(&path)?),
                folder,
            });
        }
    }
    if items.is_empty() {
        return Err(DaysError::None {
            path: input.to_owned(),
        });
    }
    Ok(items)
}

fn read_profile(path: &Path) -> Result<Profile, DaysError> {
    let profile: Profile = toml::from_str(&read(path)?).map_err(|source| DaysError::Profile {
        path: path.to_owned(),
        source: Box::new(source),
    })?;
    if profile.schema != 1 {
        return Err(DaysError::Schema {
            path: path.to_owned(),
            found: profile.schema,
        });
    }
    Ok(profile)
}

fn read_case(profile: &Profile, folder: &Path) -> Result<Case, DaysError> {
    let lines = |name: &str| {
        let path = folder.join(name);
        read(&path).map(|text| (path, text))
    };
    let wrong = |path: PathBuf| move |source| DaysError::Line { path, source };
    let (path, text) = lines("obs.jsonl")?;
    let observations = observations_from(&text).map_err(wrong(path))?;
    let (path, text) = lines("truth.jsonl")?;
    let truth = segments_from(&text).map_err(wrong(path))?;
    if truth.is_empty() {
        return Err(DaysError::Empty {
            path: folder.to_owned(),
        });
    }
    let name = folder.file_name().unwrap_or_default().to_string_lossy();
    Ok(Case {
        id: format!("{}/{name}", profile.name),
        profile: profile.clone(),
        observations,
        truth,
    })
}

/// Writes the days that the options ask for; how many they are.
pub(crate) fn write(options: &Options, to: &Path) -> Result<usize, DaysError> {
    let noise = noise(&options.noise)?;
    let mut count = 0;
    for persona in personas(&options.part)? {
        let home = to.join(&persona.profile.name);
        for seed in 0..options.seeds {
            let day = Day::make(&persona, seed, &noise)?;
            let folder = home.join(&day.date);
            let made = fs::create_dir_all(&folder);
            made.map_err(|source| DaysError::File {
                path: folder.clone(),
                source,
            })?;
            put(&folder.join("obs.jsonl"), &day.observation_lines()?)?;
            put(&folder.join("truth.jsonl"), &day.truth_lines()?)?;
            let manifest = serde_json::to_string_pretty(&day.manifest()?)?;
            put(&folder.join("manifest.json"), &manifest)?;
            count += 1;
        }
        put(
            &home.join("persona.toml"),
            &toml::to_string(&persona.profile)?,
        )?;
    }
    Ok(count)
}

fn put(path: &Path, text: &str) -> Result<(), DaysError> {
    fs::write(path, text).map_err(|source| DaysError::File {
        path: path.to_owned(),
        source,
    })
}
