package cli

import (
	"context"
	"iter"
)

// inOrder runs jobs on a pool of workers and yields the results in the order of the jobs.
// Back pressure: besides the job whose result is being yielded, at most ahead*workers jobs
// are queued, running or finished. It ends early when the context does.
func inOrder[T any](ctx context.Context, workers, ahead int, jobs iter.Seq[func() T]) iter.Seq[T] {
	return func(yield func(T) bool) {
		ctx, stop := context.WithCancel(ctx)
		defer stop()
		type task struct {
			job    func() T
			result chan T
		}
		tasks := make(chan task, ahead*workers)
		for range workers { // a goroutine per job would have to grow its stack each time
			go func() {
				for t := range tasks {
					if ctx.Err() != nil {
						return
					}
					t.result <- t.job()
				}
			}()
		}
		pending := make(chan chan T, ahead*workers)
		go func() {
			defer close(pending)
			defer close(tasks)
			for job := range jobs {
				t := task{job, make(chan T, 1)}
				select {
				case pending <- t.result:
				case <-ctx.Done():
					return
				}
				select {
				case tasks <- t:
				case <-ctx.Done():
					return
				}
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

// receive receives from a channel; ok is false if it is closed or the context ends first.
func receive[T any](ctx context.Context, from <-chan T) (value T, ok bool) {
	select {
	case value, ok = <-from:
	case <-ctx.Done():
	}
	return value, ok
}
