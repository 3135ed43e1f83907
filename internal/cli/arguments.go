package cli

import (
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"math"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"github.com/offercheck/offercheck/internal/glob"
)

// expand gives the files that the arguments name, each once, in the order of
// the arguments: standard input for - or when there is none; a file; the
// documents below a folder; the files that a pattern matches. A name that
// exists is no pattern. Of folders and patterns some files may be left out. The
// errors are those of single arguments.
func expand(args []string, leaveOut func(file string) bool) (files []string, problems []error) {
	seen, ids := map[string]bool{}, identities{}
	for _, arg := range arguments(args) {
		found, err := expandOne(arg, leaveOut)
		if err != nil {
			problems = append(problems, err)
		}
		for _, file := range found {
			if id := ids.of(file); !seen[id] {
				seen[id] = true
				files = append(files, file)
			}
		}
	}
	return files, problems
}

// identity is the same for two spellings of one file's name.
func identity(name string) string { return identities{}.of(name) }

// identities give the identity of many files. They are the full names of the
// folders that were met: to ask for one takes system calls.
type identities map[string]string

func (i identities) of(name string) string {
	if name == "-" {
		return name
	}
	name = filepath.Clean(name)
	folder := filepath.Dir(name)
	full, met := i[folder]
	if !met {
		var err error
		if full, err = filepath.Abs(folder); err != nil {
			full = folder
		}
		i[folder] = full
	}
	return filepath.Join(full, filepath.Base(name))
}

func expandOne(arg string, leaveOut func(string) bool) ([]string, error) {
	info, err := os.Stat(arg)
	switch {
	case arg == "-" || err == nil && !info.IsDir():
		return []string{arg}, nil
	case err == nil:
		files, err := below(arg, endless, leaveOut, func(name []string) bool { return isDocument(name[len(name)-1]) })
		if len(files) == 0 && err == nil {
			err = fmt.Errorf("%s: no file in this folder ends in .json, .ndjson or .jsonl", arg)
		}
		return files, err
	case strings.ContainsAny(arg, "*?["):
		files, err := expandPattern(arg, leaveOut)
		if len(files) == 0 && err == nil {
			err = fmt.Errorf("%s: no file has such a name", arg)
		}
		return files, err
	}
	return []string{arg}, nil // reading it says what is wrong
}

// isDocument says by the ending of a file's name whether a folder's file is
// meant to be checked.
func isDocument(name string) bool { return strings.HasSuffix(name, ".json") || isStream(name) }

// expandPattern gives the files that a pattern matches: * and ? and [a-z] within
// a name, ** for any number of folders.
func expandPattern(pattern string, leaveOut func(string) bool) ([]string, error) {
	parts := strings.Split(filepath.ToSlash(pattern), "/")
	for _, part := range parts {
		if _, err := path.Match(part, ""); err != nil {
			return nil, fmt.Errorf("%s: %w", pattern, err)
		}
	}
	first := slices.IndexFunc(parts, func(part string) bool { return strings.ContainsAny(part, "*?[") })
	folder, parts := strings.Join(parts[:first], "/"), parts[first:]
	switch {
	case first == 0:
		folder = "."
	case folder == "":
		folder = "/"
	}
	depth := len(parts)
	if slices.Contains(parts, "**") {
		depth = endless
	}
	files, err := below(folder, depth, leaveOut, func(name []string) bool { return glob.Match(parts, name) })
	if errors.Is(err, fs.ErrNotExist) {
		err = nil
	}
	return files, err
}

// endless is deeper than folders nest.
const endless = math.MaxInt

// below gives the files below a folder that are wanted, by the parts of their
// names, in the order of their names. It looks so many folders deep, but not
// into hidden ones, nor at hidden files. The error is the first of those that
// kept it from looking somewhere.
func below(folder string, depth int, leaveOut func(string) bool, wanted func(name []string) bool) (files []string, problem error) {
	fs.WalkDir(os.DirFS(folder), ".", func(name string, entry fs.DirEntry, err error) error {
		file := filepath.Join(folder, filepath.FromSlash(name))
		parts := strings.Split(name, "/")
		switch {
		case err != nil:
			if pathErr, ok := errors.AsType[*fs.PathError](err); ok {
				err = pathErr.Err
			}
			problem = cmp.Or(problem, fmt.Errorf("%s: %w", file, err))
			return fs.SkipDir
		case name == ".":
			return nil
		case entry.IsDir() && (isHidden(entry) || len(parts) >= depth):
			return fs.SkipDir
		case entry.IsDir() || isHidden(entry) || !wanted(parts) || leaveOut(file):
			return nil
		}
		regular := entry.Type().IsRegular()
		if !regular { // a link to a file will do
			info, err := os.Stat(file)
			regular = err == nil && info.Mode().IsRegular()
		}
		if regular {
			files = append(files, file)
		}
		return nil
	})
	return files, problem
}

func isHidden(entry fs.DirEntry) bool { return strings.HasPrefix(entry.Name(), ".") }
