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

// expand returns the files that the arguments name, each once, in the order of the
// arguments: standard input for - or without arguments; a file; the documents below a
// folder; the files that match a pattern. A name that exists is not taken for a pattern.
// leaveOut excludes files that only a folder or a pattern names. There is at most one error
// for each argument.
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

// identity returns a canonical name: the same for two spellings of one file's name.
func identity(name string) string { return identities{}.of(name) }

// identities is a cache of the absolute names of folders, for the identity of many files:
// finding one takes system calls.
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
			err = fmt.Errorf("%s: the folder has no .json, .ndjson or .jsonl file", arg)
		}
		return files, err
	case strings.ContainsAny(arg, "*?["):
		files, err := expandPattern(arg, leaveOut)
		if len(files) == 0 && err == nil {
			err = fmt.Errorf("%s: no file matches the pattern", arg)
		}
		return files, err
	}
	return []string{arg}, nil // reading it reports the error
}

// isDocument reports by the extension of a file in a folder whether to check it.
func isDocument(name string) bool { return strings.HasSuffix(name, ".json") || isStream(name) }

// expandPattern returns the files that match a pattern: *, ? and [a-z] within a name, **
// for any number of folders.
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

// endless is a depth without limit.
const endless = math.MaxInt

// below returns the files below a folder for whose path (split at slashes) wanted returns
// true, in lexical order. It goes at most depth levels deep and skips hidden files and
// folders. A folder that cannot be read does not stop the walk; the first such error is
// returned.
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
		if !regular { // a link to a file is followed
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
