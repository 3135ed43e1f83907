package cli

import (
	"bytes"
	"context"
	"fmt"
	"iter"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync/atomic"
	"testing"
	"testing/synctest"

	"github.com/offercheck/offercheck"
)

// Results come in the order of the jobs, however the jobs end; as many jobs are
// under way as there are workers, and no more.
func TestInOrder(t *testing.T) {
	const workers, ahead, total = 3, 16, 100
	var running, most atomic.Int32
	together := make(chan struct{})
	jobs := func(yield func(func() int) bool) {
		for i := range total {
			job := func() int {
				n := running.Add(1)
				for m := most.Load(); n > m && !most.CompareAndSwap(m, n); m = most.Load() {
				}
				if i < workers { // the first ones end when all of them have begun
					if n == workers {
						close(together)
					}
					<-together
				}
				running.Add(-1)
				return i
			}
			if !yield(job) {
				return
			}
		}
	}
	got := slices.Collect(inOrder(t.Context(), workers, ahead, jobs))
	if len(got) != total || !slices.IsSorted(got) {
		t.Errorf("the results are %v", got)
	}
	if most.Load() != workers {
		t.Errorf("%d jobs were under way at a time, want %d", most.Load(), workers)
	}
}

// While a result is waited for only so many other jobs are done: what waits takes
// memory.
func TestInOrderAhead(t *testing.T) {
	const workers, ahead = 3, 5
	synctest.Test(t, func(t *testing.T) {
		var begun atomic.Int32
		slow, taken := make(chan int), make(chan int)
		jobs := func(yield func(func() int) bool) {
			job := func() int { begun.Add(1); return <-slow }
			for yield(job) {
				job = func() int { begun.Add(1); return 0 }
			}
		}
		go func() {
			for result := range inOrder(t.Context(), workers, ahead, jobs) {
				taken <- result
				break
			}
		}()
		synctest.Wait()
		if n := begun.Load(); n != 1+ahead*workers {
			t.Errorf("%d jobs were begun, want 1 and %d for each of %d workers", n, ahead, workers)
		}
		slow <- 7
		if got := <-taken; got != 7 {
			t.Errorf("the first result is %d", got)
		}
	})
}

// Lines of a stream are in memory before they are checked, and what is fetched from
// the network is not fetched for nothing.
func TestAhead(t *testing.T) {
	for _, c := range []struct {
		flags runFlags
		files []string
		want  int
	}{
		{runFlags{}, []string{"a.json", "b.json"}, 16},
		{runFlags{}, []string{"a.json", "b.ndjson"}, 1},
		{runFlags{}, []string{"a.jsonl"}, 1},
		{runFlags{ndjson: true}, []string{"-"}, 1},
		{runFlags{workers: 1}, []string{"a.json"}, 1},
	} {
		if got := c.flags.ahead(c.files); got != c.want {
			t.Errorf("%v: %d, want %d", c.files, got, c.want)
		}
	}
}

// With one worker a job begins when the one before has ended.
func TestInOrderOne(t *testing.T) {
	var begun atomic.Int32
	jobs := slices.Values([]func() int32{
		func() int32 { return begun.Add(1) }, func() int32 { return begun.Add(1) }, func() int32 { return begun.Add(1) },
	})
	next, stop := iter.Pull(inOrder(t.Context(), 1, 16, jobs))
	defer stop()
	for want := range int32(3) {
		if got, _ := next(); got != want+1 {
			t.Errorf("result %d is %d", want, got)
		}
	}
}

// It ends with the context, whatever a job waits for, and when no more results
// are wanted.
func TestInOrderEnds(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	never := make(chan int)
	jobs := func(yield func(func() int) bool) {
		for yield(func() int { cancel(); return <-never }) {
		}
	}
	for range inOrder(ctx, 2, 16, jobs) {
		t.Error("there is a result of a job that does not end")
	}
	endless := func(yield func(func() int) bool) {
		for yield(func() int { return 1 }) {
		}
	}
	n := 0
	for range inOrder(t.Context(), 2, 16, endless) {
		if n++; n == 5 {
			break
		}
	}
	if n != 5 {
		t.Errorf("there were %d results", n)
	}
}

// Files are read into memory that is used again: each report shows its own file.
func TestFilesShareNoText(t *testing.T) {
	dir := t.TempDir()
	for i := range 300 {
		price := "1.5"
		if i%3 == 0 {
			price = fmt.Sprintf("%d,5", i) // no price
		}
		text := fmt.Sprintf(`[{"ChangeType": "UpdatePricingTerms", "ChangeName": "N%d", "Entity": {"Type": "Offer@1.0", "Identifier": "offer-%[1]d"}, "DetailsDocument": {"PricingModel": "Usage", "Terms": [
  {"Type": "UsageBasedPricingTerm", "CurrencyCode": "USD", "RateCards": [{"RateCard": [{"DimensionKey": "key%[1]d", "Price": "%s"}]}]}]}}]`, i, price)
		if i%7 == 0 {
			text = text[:len(text)-i%11]
		}
		if err := os.WriteFile(filepath.Join(dir, fmt.Sprintf("%03d.json", i)), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	files, err := filepath.Glob(filepath.Join(dir, "*.json"))
	if err != nil {
		t.Fatal(err)
	}
	var alone, together, errorsAlone, errorsTogether bytes.Buffer
	for _, file := range files {
		Run([]string{"validate", "--format", "text", file}, nil, &alone, &errorsAlone)
	}
	Run([]string{"validate", "--format", "text", dir}, nil, &together, &errorsTogether)
	if alone.String() != together.String() || errorsAlone.String() != errorsTogether.String() {
		t.Errorf("the reports on a folder are not those on its files one by one:\n%s%s", together.String(), errorsTogether.String())
	}
}

// A panic while one document is checked is a bug of ours that is told of it; the
// others are still checked.
func TestPanicInOneDocument(t *testing.T) {
	dir := t.TempDir()
	for _, name := range []string{"1.json", "2.json", "3.ndjson"} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte("[]"), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	var out, problems bytes.Buffer
	c := &command{stdout: &out, stderr: &problems}
	n := atomic.Int32{}
	flags := runFlags{workers: 1}
	err := c.checkDocuments(&flags, []string{dir}, func(v *offercheck.Validator, text []byte) (*offercheck.Report, error) {
		if n.Add(1) != 2 {
			panic("as it should not")
		}
		return v.Validate(text)
	})
	if err != nil || c.exit != exitBug {
		t.Errorf("error %v, status %d", err, c.exit)
	}
	if got := problems.String(); strings.Count(got, "1.json: offercheck has a bug") != 1 || strings.Count(got, "3.ndjson") != 1 || strings.Count(out.String(), "2.json") == 0 {
		t.Errorf("it is told\n%s%s", got, out.String())
	}
}
