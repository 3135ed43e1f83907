package main

import (
	"context"
	"iter"
)

// inOrder does jobs on several goroutines and gives their results in the order
// of the jobs. No more jobs than workers are under way or wait for their turn.
// It ends early when the context does.
func inOrder[T any](ctx context.Context, workers int, jobs iter.Seq[func() T]) iter.Seq[T] {
	return func(yield func(T) bool) {
		ctx, stop := context.WithCancel(ctx)
		defer stop()
		pending := make(chan chan T, workers-1) // and one that is waited for
		go func() {
			defer close(pending)
			for job := range jobs {
				result := make(chan T, 1)
				select {
				case pending <- result:
				case <-ctx.Done():
					return
				}
				go func() { result <- job() }()
			}
		}()
		for {
			result, ok := receive(ctx, pending)
			if !ok {
				return
			}
			value, ok := receive(ctx, result)
			if !ok || !yield(value) {
				return
			}
		}
	}
}

// receive takes from a channel unless it is closed or the context ends before.
func receive[T any](ctx context.Context, from <-chan T) (value T, ok bool) {
	select {
	case value, ok = <-from:
	case <-ctx.Done():
	}
	return value, ok
}
