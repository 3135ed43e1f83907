package cli

import (
	"os"
	"path/filepath"
)

// A checkout is the folder that a repository is checked out in: what SARIF and
// GitHub count paths from.
type checkout string

// findCheckout goes up from the working directory to a folder with a .git entry.
// Where there is none, the working directory it is.
func findCheckout() checkout {
	here, err := os.Getwd()
	if err != nil {
		return ""
	}
	for folder := here; ; {
		if _, err := os.Lstat(filepath.Join(folder, ".git")); err == nil {
			return checkout(folder)
		}
		up := filepath.Dir(folder)
		if up == folder {
			return checkout(here)
		}
		folder = up
	}
}

// path is a file's path from the checkout, with slashes. A file outside keeps
// its full name, and then inside is false.
func (c checkout) path(file string) (path string, inside bool) {
	full, err := filepath.Abs(file)
	if err != nil {
		return filepath.ToSlash(file), false
	}
	if rel, err := filepath.Rel(string(c), full); err == nil && filepath.IsLocal(rel) {
		return filepath.ToSlash(rel), true
	}
	return filepath.ToSlash(full), false
}
