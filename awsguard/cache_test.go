package awsguard

import (
	"fmt"
	"sync"
	"testing"
	"time"

	"github.com/offercheck/offercheck/offer"
)

func answerOf(id string) answer {
	return answer{names: offer.EntityReferences{Offers: []string{id}}}
}

func TestCache(t *testing.T) {
	var c cache
	now := time.Date(2024, 5, 1, 0, 0, 0, 0, time.UTC)
	check := func(key string, at time.Time, want string) {
		t.Helper()
		a, ok := c.get(key, at)
		if ok != (want != "") || ok && a.names.Offers[0] != want {
			t.Errorf("%s at %s is %v, %t, want %q", key, at.Format(time.TimeOnly), a.names.Offers, ok, want)
		}
	}
	check("a", now, "")
	c.put("a", answerOf("1"), now.Add(time.Minute), 2)
	check("a", now.Add(time.Minute-1), "1")
	check("a", now.Add(time.Minute), "")
	c.put("b", answerOf("2"), now.Add(time.Hour), 2)
	c.put("a", answerOf("3"), now.Add(time.Hour), 2) // again: nothing makes way
	check("a", now, "3")
	check("b", now, "2")
	c.put("c", answerOf("4"), now.Add(time.Hour), 2)
	check("a", now, "")
	check("b", now, "2")
	check("c", now, "4")
	if len(c.answers) != 2 || len(c.order) != 2 {
		t.Errorf("%d answers and %d keys are kept, want 2", len(c.answers), len(c.order))
	}
}

func TestCacheShared(t *testing.T) {
	var c cache
	var all sync.WaitGroup
	for i := range 8 {
		all.Go(func() {
			for j := range 100 {
				key := fmt.Sprint((i + j) % 20)
				c.put(key, answerOf(key), time.Now().Add(time.Hour), 10)
				if a, ok := c.get(key, time.Now()); ok && a.names.Offers[0] != key {
					t.Errorf("%s is %v", key, a.names.Offers)
				}
			}
		})
	}
	all.Wait()
	if len(c.answers) != 10 {
		t.Errorf("%d answers are kept, want 10", len(c.answers))
	}
}
