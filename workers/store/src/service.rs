//! Answers to questions about what is kept. Several at once, beside the step that writes.

use std::{
    path::Path,
    sync::Arc,
    time::{Duration, Instant},
};

use velvet_messages::{FrameId, v1};
use velvet_runtime::{Answer, Asker, Code, Timestamp};

use crate::{
    StoreError, Vault,
    account::Account,
    backup::Jobs,
    export::export,
    forget::{ForgetError, forget, receipts},
    inbox::inbox,
    picture::compose,
    query::{Query, QueryError},
    retention::retained,
    rotate::rotate,
    search::{self, Filter, Moment, search},
    timeline::timeline,
    vault::View,
    verify::verify,
};

/// Most ids of open messages in one answer.
const OPEN_IDS_MAX: u32 = 10_000;

/// The store as a service.
pub struct StoreService {
    vault: Arc<Vault>,
    backups: Jobs,
}

impl StoreService {
    /// A service that answers from `vault`.
    #[must_use]
    pub fn new(vault: Arc<Vault>) -> Self {
        Self {
            vault,
            backups: Jobs::default(),
        }
    }
}

/// Why a question is not answered: a code, and what to do.
struct Refused {
    code: Code,
    text: String,
}

impl Refused {
    fn new(code: &'static str, text: impl Into<String>) -> Self {
        Self {
            code: Code(code),
            text: text.into(),
        }
    }
}

impl From<StoreError> for Refused {
    fn from(error: StoreError) -> Self {
        Self {
            code: error.code(),
            text: error.to_string(),
        }
    }
}

impl From<QueryError> for Refused {
    fn from(error: QueryError) -> Self {
        Self::new(error.code(), error.to_string())
    }
}

impl From<ForgetError> for Refused {
    fn from(error: ForgetError) -> Self {
        let code = match error {
            ForgetError::Nothing => "forget-nothing-named",
            ForgetError::Span => "span-reversed",
            ForgetError::Receipts => "forget-receipts-full",
            ForgetError::Everything => "forget-everything-and-more",
            ForgetError::Frame => "bad-id",
            ForgetError::Query(error) => return error.into(),
            ForgetError::Store(error) => return error.into(),
        };
        Self::new(code, error.to_string())
    }
}

impl Answer for StoreService {
    fn endpoints(&self) -> &'static [&'static str] {
        &[
            "search", "timeline", "show", "forget", "audit", "status", "verify", "backup",
            "export", "inbox", "rotate",
        ]
    }

    fn answer(
        &self,
        now: Timestamp,
        endpoint: &str,
        request: &v1::Request,
        asker: &Asker,
    ) -> v1::Response {
        let kind = self
            .kind(now, endpoint, request, asker)
            .unwrap_or_else(|refused| {
                tracing::debug!(endpoint, code = %refused.code, "refused a question");
                v1::response::Kind::Refusal(v1::Refusal {
                    code: refused.code.0.to_owned(),
                    text: refused.text,
                })
            });
        v1::Response { kind: Some(kind) }
    }
}

impl StoreService {
    fn kind(
        &self,
        now: Timestamp,
        endpoint: &str,
        request: &v1::Request,
        asker: &Asker,
    ) -> Result<v1::response::Kind, Refused> {
        use v1::{request::Kind as Ask, response::Kind as Say};
        match (endpoint, &request.kind) {
            ("search", Some(Ask::Search(ask))) => Ok(Say::Search(self.search(ask, asker)?)),
            ("timeline", Some(Ask::Timeline(ask))) => Ok(Say::Timeline(self.timeline(ask)?)),
            ("show", Some(Ask::Show(ask))) => Ok(Say::Show(self.show(ask)?)),
            ("forget", Some(Ask::Forget(ask))) => Ok(Say::Forget(forget(&self.vault, now, ask)?)),
            ("audit", Some(Ask::Audit(ask))) => Ok(Say::Audit(self.audit(ask)?)),
            ("verify", Some(Ask::Verify(ask))) => Ok(Say::Verify(verify(&self.vault, ask)?)),
            ("backup", Some(Ask::Backup(ask))) => Ok(Say::Backup(self.backup(now, ask)?)),
            ("export", Some(Ask::Export(ask))) => {
                let told = self.vault.read(|view| export(view, *ask))?;
                Ok(Say::Export(told))
            }
            ("inbox", Some(Ask::Inbox(ask))) => {
                let config = &self.vault.config;
                let limit = limit(ask.limit, config.hits, config.hits_max);
                Ok(Say::Inbox(self.vault.read(|view| inbox(view, limit))?))
            }
            ("rotate", Some(Ask::Rotate(ask))) => {
                Ok(Say::Rotate(rotate(&self.vault, checked(ask.span)?)?))
            }
            ("status", Some(Ask::StoreStatus(_))) => Ok(Say::StoreStatus(self.status()?)),
            _ => Err(Refused::new(
                "wrong-endpoint",
                "this endpoint does not answer that question; update Velvet",
            )),
        }
    }

    fn search(
        &self,
        ask: &v1::SearchRequest,
        asker: &Asker,
    ) -> Result<v1::SearchResponse, Refused> {
        let started = Instant::now();
        let query = Query::parse(&ask.query, ask.prefix)?.stemmed(self.vault.config.stemming);
        let filter = Filter {
            span: checked(ask.span)?,
            app: &ask.app,
            display: &ask.display,
        };
        let config = &self.vault.config;
        let patience = match ask.within_ms {
            0 => config.search_deadline_ms,
            within => config.search_deadline_ms.min(within.into()),
        };
        let asked = search::Ask {
            query: &filter.narrowed(query),
            order: ask.by(),
            limit: limit(ask.limit, config.hits, config.hits_max),
            until: started + Duration::from_millis(patience),
            asker,
        };
        let look = || {
            self.vault.read(|view| {
                // Before the search: what is indexed meanwhile may not have been found.
                let unindexed = view.state.texts()?.floor();
                Ok((search(view, &asked)?, unindexed))
            })
        };
        let ((hits, more), unindexed) = self.vault.with_texts(look)?;
        Ok(v1::SearchResponse {
            hits,
            more,
            unindexed,
            took_us: u64::try_from(started.elapsed().as_micros()).unwrap_or(u64::MAX),
        })
    }

    fn timeline(&self, ask: &v1::TimelineRequest) -> Result<v1::TimelineResponse, Refused> {
        let span = checked(ask.span)?;
        let config = &self.vault.config;
        let limit = limit(ask.limit, config.episodes, config.episodes_max);
        let (episodes, more) = self.vault.read(|view| timeline(view, span, limit))?;
        Ok(v1::TimelineResponse { episodes, more })
    }

    fn show(&self, ask: &v1::ShowRequest) -> Result<v1::ShowResponse, Refused> {
        let query = match ask.mark.as_str() {
            "" => None,
            mark => Some(Query::parse(mark, false)?.stemmed(self.vault.config.stemming)),
        };
        let frame = match ask.id.as_str() {
            "" => None,
            id => Some(id.parse::<FrameId>().map_err(|_| {
                Refused::new(
                    "bad-id",
                    "this is no id of a hit; copy it from `velvet search`",
                )
            })?),
        };
        let shown = self.vault.read(|view| {
            let place = match &frame {
                Some(frame) => view
                    .state
                    .track_number(frame)
                    .map(|track| (track, frame.seq)),
                None => moment_at(view, ask.at_unix_us, &ask.display)?,
            };
            match place {
                Some((track, seq)) => show(view, track, seq, query.as_ref()),
                None => Ok(None),
            }
        })?;
        shown.ok_or_else(|| {
            Refused::new(
                "not-found",
                "nothing is stored there; it may have been forgotten",
            )
        })
    }

    fn audit(&self, ask: &v1::AuditRequest) -> Result<v1::AuditResponse, Refused> {
        let open_ids_max = ask.open_ids_max.min(OPEN_IDS_MAX) as usize;
        let (account, (receipts, broken)) = self.vault.read(|view| {
            let receipts = if ask.receipts {
                receipts(view)
            } else {
                Default::default()
            };
            Ok((Account::of(view, open_ids_max)?, receipts))
        })?;
        Ok(v1::AuditResponse {
            receipts,
            receipts_broken: broken.is_some(),
            receipts_broken_at: broken.unwrap_or_default(),
            displays: account.displays,
            strays: account.strays,
            open_ids: account.open_ids,
            open_ids_more: account.open_ids_more,
        })
    }

    fn backup(
        &self,
        now: Timestamp,
        ask: &v1::BackupRequest,
    ) -> Result<v1::BackupResponse, Refused> {
        let folder = Path::new(&ask.folder);
        if !folder.is_absolute() {
            let text = "name the folder of the backup from the root on";
            return Err(Refused::new("backup-folder", text));
        }
        Ok(self.backups.ask(&self.vault, now, folder)?)
    }

    fn status(&self) -> Result<v1::StoreStatusResponse, Refused> {
        let stopped = self.vault.stopped();
        let status = self.vault.read(|view| {
            let tracks = view.state.tracks.values();
            let retained = retained(&self.vault, view)?;
            let [whole, key_frames, hourly, text] = retained.since_unix_us;
            let backups = view.backups()?.backups.into_iter();
            Ok(v1::StoreStatusResponse {
                backups: backups
                    .map(|known| v1::BackupState {
                        folder: known.folder,
                        at_unix_us: known.at_unix_us,
                        unreached: known.unreached,
                    })
                    .collect(),
                budget_bytes: retained.budget_bytes,
                used_bytes: retained.used_bytes,
                reusable_bytes: retained.reusable_bytes,
                bytes_per_day: retained.bytes_per_day,
                days_left: retained.days_left,
                whole_since_unix_us: whole,
                key_frames_since_unix_us: key_frames,
                hourly_since_unix_us: hourly,
                text_since_unix_us: text,
                records: redb::ReadableTableMetadata::len(&view.readings)?
                    + redb::ReadableTableMetadata::len(&view.events)?,
                file_bytes: self.vault.file_bytes(),
                text_bytes: tracks.clone().map(|track| track.text_bytes).sum(),
                pixel_bytes: tracks.map(|track| track.pixel_bytes).sum(),
                free_bytes: self.vault.free_bytes()?,
                displays: Account::of(view, 0)?.displays,
                stopped: stopped.map_or_else(String::new, |code| code.0.to_owned()),
                repeated_deliveries: self.vault.repeated(),
                unindexed: view.state.texts()?.floor(),
            })
        });
        Ok(status?)
    }
}

fn checked(span: Option<v1::Span>) -> Result<v1::Span, Refused> {
    let span = span.unwrap_or_default();
    if span.to_unix_us != 0 && span.to_unix_us <= span.from_unix_us {
        return Err(ForgetError::Span.into());
    }
    Ok(span)
}

fn limit(asked: u32, usual: u32, most: u32) -> usize {
    let limit = if asked == 0 { usual } else { asked };
    limit.min(most) as usize
}

/// The last reading at or before a time, on a display or on any.
fn moment_at(
    view: &View<'_>,
    at_unix_us: i64,
    display: &str,
) -> Result<Option<(u64, u64)>, StoreError> {
    let filter = Filter {
        span: v1::Span {
            from_unix_us: i64::MIN,
            to_unix_us: at_unix_us.saturating_add(1),
        },
        app: "",
        display,
    };
    let mut best: Option<Moment> = None;
    crate::search::each_segment(view, &filter, |segment| {
        let entries = segment.entries.iter();
        for entry in entries.filter(|entry| filter.has(view.state, segment, entry)) {
            let moment = Moment::of(view.state, entry);
            // Of equal times the later number is the later picture.
            let key = |moment: &Moment| (moment.unix_us, moment.session, moment.seq);
            if best.is_none_or(|best| key(&best) < key(&moment)) {
                best = Some(moment);
            }
        }
        Ok(())
    })?;
    Ok(best.map(|moment| (moment.track, moment.seq)))
}

fn show(
    view: &View<'_>,
    track: u64,
    seq: u64,
    query: Option<&Query>,
) -> Result<Option<v1::ShowResponse>, StoreError> {
    let Some((mut picture, reading)) = compose(view, track, seq)? else {
        return Ok(None);
    };
    let known_milli = picture.known_milli();
    let marked = query.map(|query| picture.mark(query)).unwrap_or_default();
    let (width_px, height_px) = picture.size();
    let window = reading.window.unwrap_or_default();
    Ok(Some(v1::ShowResponse {
        png: picture.png()?,
        display: reading.r#ref.unwrap_or_default().display,
        at_unix_us: reading.captured.unwrap_or_default().unix_us,
        app: window.app,
        title: window.title,
        marked,
        width_px,
        height_px,
        known_milli,
        missing_messages: picture.missing,
    }))
}
