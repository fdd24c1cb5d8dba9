//! The bytes that were read and not yet used up.

use std::io::{self, ErrorKind, Read};

/// A window on the bytes of a source. It grows only where what is asked for does not fit.
#[derive(Debug)]
pub(super) struct Buffer<R> {
    source: R,
    bytes: Vec<u8>,
    start: usize,
    end: usize,
    is_over: bool,
    /// Bytes read in all.
    pub read: u64,
}

impl<R: Read> Buffer<R> {
    /// Makes an empty buffer for `size` bytes, one at least.
    pub(super) fn new(source: R, size: usize) -> Self {
        Self { source, bytes: vec![0; size.max(1)], start: 0, end: 0, is_over: false, read: 0 }
    }

    /// Makes it hold `size` bytes, one at least; nothing was read yet.
    pub(super) fn resized(self, size: usize) -> Self {
        Self::new(self.source, size)
    }

    /// Returns the bytes that are there.
    pub(super) fn window(&self) -> &[u8] {
        &self.bytes[self.start..self.end]
    }

    /// Says whether the source has no more bytes than are there.
    pub(super) fn is_over(&self) -> bool {
        self.is_over
    }

    /// Returns how many bytes it has room for.
    pub(super) fn capacity(&self) -> usize {
        self.bytes.len()
    }

    /// Uses up the first `count` bytes.
    pub(super) fn consume(&mut self, count: usize) {
        self.start = (self.start + count).min(self.end);
        if self.start == self.end {
            (self.start, self.end) = (0, 0);
        }
    }

    /// Reads what comes next: once, since a source may be slow.
    pub(super) fn fill(&mut self) -> io::Result<()> {
        self.make_room();
        loop {
            match self.source.read(&mut self.bytes[self.end..]) {
                Ok(0) => self.is_over = true,
                Ok(count) => {
                    self.end += count;
                    self.read += count as u64;
                }
                Err(error) if error.kind() == ErrorKind::Interrupted => continue,
                Err(error) => return Err(error),
            }
            return Ok(());
        }
    }

    /// Reads until at least `count` bytes are there, or the source is over.
    pub(super) fn fill_to(&mut self, count: usize) -> io::Result<()> {
        while !self.is_over && self.window().len() < count {
            self.fill()?;
        }
        Ok(())
    }

    fn make_room(&mut self) {
        if self.end < self.bytes.len() {
            return;
        }
        if self.start > 0 {
            self.bytes.copy_within(self.start..self.end, 0);
            self.end -= self.start;
            self.start = 0;
        } else {
            self.bytes.resize(self.bytes.len() * 2, 0);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Buffer;

    #[test]
    fn what_does_not_fit_makes_it_grow_and_nothing_else_does() {
        let source: Vec<u8> = (0..=255).cycle().take(1000).collect();
        let mut buffer = Buffer::new(&source[..], 16);
        let mut seen = Vec::new();
        while !buffer.is_over() {
            buffer.fill().unwrap();
            seen.extend_from_slice(buffer.window());
            buffer.consume(buffer.window().len());
        }
        assert_eq!((seen, buffer.capacity()), (source.clone(), 16));
        let mut buffer = Buffer::new(&source[..], 16);
        buffer.fill_to(100).unwrap();
        assert_eq!((buffer.window(), buffer.capacity()), (&source[..128], 128));
    }
}
