package cli

import (
	"os"
	"path/filepath"
)

// A checkout is the root folder of a working copy of a repository. Paths in SARIF and on
// GitHub are relative to it.
type checkout string

// findCheckout returns the nearest folder with a .git entry, from the working directory
// upwards, or the working directory if there is none.
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

// path returns a file's path relative to the checkout, with slashes. For a file outside it
// returns the absolute path, and inside is false.
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
