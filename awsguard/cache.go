package awsguard

import (
	"sync"
	"time"
)

// A cache keeps the newest answers for a while. The zero value is empty.
type cache struct {
	mu      sync.Mutex
	answers map[string]agedAnswer
	order   []string // keys as they came in, each once
}

type agedAnswer struct {
	answer
	until time.Time
}

// get returns the answer for a key, unless it has expired.
func (c *cache) get(key string, now time.Time) (answer, bool) {
	c.mu.Lock()
	defer c.mu.Unlock()
	a, ok := c.answers[key]
	return a.answer, ok && now.Before(a.until)
}

// put stores an answer. If the cache is full, the oldest answer is evicted.
func (c *cache) put(key string, a answer, until time.Time, most int) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.answers == nil {
		c.answers = map[string]agedAnswer{}
	}
	if _, again := c.answers[key]; !again {
		if len(c.order) == most {
			delete(c.answers, c.order[0])
			c.order = c.order[1:]
		}
		c.order = append(c.order, key)
	}
	c.answers[key] = agedAnswer{a, until}
}
