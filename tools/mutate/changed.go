package main

import (
	"bytes"
	"context"
	"fmt"
	"strings"
	"time"
)

// changedLines asks git which lines of the Go files below a folder have changed since
// a commit. A file that was moved has changed only where it was edited as well.
func changedLines(folder, since string) (map[string]map[int]bool, error) {
	diff, err := run(context.Background(), folder, nil, time.Minute, "git", "-c", "core.quotepath=off",
		"diff", "--unified=0", "--find-renames", "--relative", "--no-color", "--no-ext-diff", "--src-prefix=a/", "--dst-prefix=b/", since, "--", "*.go")
	if err != nil {
		return nil, err
	}
	return readDiff(diff)
}

// readDiff reads the lines that a diff without context adds.
func readDiff(diff []byte) (map[string]map[int]bool, error) {
	changed := map[string]map[int]bool{}
	file := ""
	for line := range bytes.Lines(diff) {
		text := strings.TrimSuffix(string(line), "\n")
		if name, ok := strings.CutPrefix(text, "+++ "); ok {
			file, _ = strings.CutPrefix(name, "b/")
		}
		if !strings.HasPrefix(text, "@@ ") {
			continue
		}
		_, added, _ := strings.Cut(text, " +")
		first, count := 0, 1
		if n, _ := fmt.Sscanf(added, "%d,%d", &first, &count); n == 0 {
			return nil, fmt.Errorf("git says %q", text)
		}
		for i := range count {
			if changed[file] == nil {
				changed[file] = map[int]bool{}
			}
			changed[file][first+i] = true
		}
	}
	return changed, nil
}
