package cli

import (
	"errors"
	"io"
	"runtime"
	"syscall"
)

// What Windows says of a write to a pipe that nobody reads.
const (
	errorBrokenPipe = syscall.Errno(109)
	errorNoData     = syscall.Errno(232)
)

// isClosedPipe reports whether a write failed because nobody reads any more, as in
// | head: who read has had enough, which is no fault.
func isClosedPipe(err error) bool {
	if runtime.GOOS == "windows" {
		return errors.Is(err, errorBrokenPipe) || errors.Is(err, errorNoData)
	}
	return errors.Is(err, syscall.EPIPE)
}

// A quietPipe is for what prints help: that would say that nobody reads it.
type quietPipe struct{ io.Writer }

func (q quietPipe) Write(text []byte) (int, error) {
	n, err := q.Writer.Write(text)
	if isClosedPipe(err) {
		return len(text), nil
	}
	return n, err
}
