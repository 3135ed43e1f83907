package cli

import (
	"errors"
	"io"
	"runtime"
	"syscall"
)

// The errors of Windows for a write to a pipe that is closed at the other end.
const (
	errorBrokenPipe = syscall.Errno(109)
	errorNoData     = syscall.Errno(232)
)

// isClosedPipe reports whether a write failed because the reader has closed the pipe, as
// | head does. That is not an error.
func isClosedPipe(err error) bool {
	if runtime.GOOS == "windows" {
		return errors.Is(err, errorBrokenPipe) || errors.Is(err, errorNoData)
	}
	return errors.Is(err, syscall.EPIPE)
}

// A quietPipe is a Writer that ignores a closed pipe, for printing help: cobra would report
// the error.
type quietPipe struct{ io.Writer }

func (q quietPipe) Write(text []byte) (int, error) {
	n, err := q.Writer.Write(text)
	if isClosedPipe(err) {
		return len(text), nil
	}
	return n, err
}
