package cli

import (
	"errors"
	"io"
	"os"

	"github.com/offercheck/offercheck/internal/render"
)

// newGitHub returns the printer for a step of GitHub Actions. It also writes the summary of
// the step if the environment names a file for it.
func newGitHub(w io.Writer) render.Printer {
	file := os.Getenv("GITHUB_STEP_SUMMARY")
	if file == "" {
		return render.NewGitHub(w, findCheckout().path, nil, 0)
	}
	used := 0
	if info, err := os.Stat(file); err == nil {
		used = int(info.Size())
	}
	return render.NewGitHub(w, findCheckout().path, appended(file), used)
}

// appended is the name of a file that each Write opens and appends to.
type appended string

func (a appended) Write(text []byte) (int, error) {
	f, err := os.OpenFile(string(a), os.O_WRONLY|os.O_CREATE|os.O_APPEND, 0o666)
	if err != nil {
		return 0, err
	}
	n, err := f.Write(text)
	return n, errors.Join(err, f.Close())
}
