package main

import (
	"context"
	"iter"
	"slices"
	"sync/atomic"
	"testing"
)

// Results come in the order of the jobs, however the jobs end; as many jobs are
// under way as there are workers, and no more.
func TestInOrder(t *testing.T) {
	const workers, total = 3, 100
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
	got := slices.Collect(inOrder(t.Context(), workers, jobs))
	if len(got) != total || !slices.IsSorted(got) {
		t.Errorf("the results are %v", got)
	}
	if most.Load() != workers {
		t.Errorf("%d jobs were under way at a time, want %d", most.Load(), workers)
	}
}

// With one worker a job begins when the one before has ended.
func TestInOrderOne(t *testing.T) {
	var begun atomic.Int32
	jobs := slices.Values([]func() int32{
		func() int32 { return begun.Add(1) }, func() int32 { return begun.Add(1) }, func() int32 { return begun.Add(1) },
	})
	next, stop := iter.Pull(inOrder(t.Context(), 1, jobs))
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
	for range inOrder(ctx, 2, jobs) {
		t.Error("there is a result of a job that does not end")
	}
	endless := func(yield func(func() int) bool) {
		for yield(func() int { return 1 }) {
		}
	}
	n := 0
	for range inOrder(t.Context(), 2, endless) {
		if n++; n == 5 {
			break
		}
	}
	if n != 5 {
		t.Errorf("there were %d results", n)
	}
}
