//! The wish to stop, told to everyone at once.

use tokio::sync::watch;

/// Asks everyone who holds the [`Shutdown`] to stop. Dropping it asks too.
#[derive(Debug)]
pub struct StopHandle(watch::Sender<bool>);

/// Knows whether to stop.
#[derive(Clone, Debug)]
pub struct Shutdown(watch::Receiver<bool>);

/// A connected pair.
#[must_use]
pub fn shutdown() -> (StopHandle, Shutdown) {
    let (sender, receiver) = watch::channel(false);
    (StopHandle(sender), Shutdown(receiver))
}

impl StopHandle {
    /// Asks to stop.
    pub fn stop(&self) {
        self.0.send_replace(true);
    }
}

impl Shutdown {
    /// Waits for the wish to stop.
    pub async fn requested(&mut self) {
        // An error means that the handle is gone, which is a wish to stop too.
        while !*self.0.borrow_and_update() {
            if self.0.changed().await.is_err() {
                return;
            }
        }
    }

    /// Whether to stop now.
    #[must_use]
    pub fn is_requested(&self) -> bool {
        *self.0.borrow() || self.0.has_changed().is_err()
    }

    /// Stops on SIGTERM and SIGINT.
    ///
    /// # Errors
    /// When the signals cannot be listened to.
    pub fn on_signals() -> std::io::Result<Self> {
        use tokio::signal::unix::{SignalKind, signal};
        let mut terminate = signal(SignalKind::terminate())?;
        let mut interrupt = signal(SignalKind::interrupt())?;
        let (handle, shutdown) = shutdown();
        tokio::spawn(async move {
            tokio::select! {
                _ = terminate.recv() => {}
                _ = interrupt.recv() => {}
            }
            handle.stop();
            // Keeps the handle, so that "gone" and "asked" stay one thing until the process ends.
            std::future::pending::<()>().await;
        });
        Ok(shutdown)
    }
}
