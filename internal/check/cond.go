package check

import "github.com/offercheck/offercheck/errcodes"

// A Cond is a condition in three-valued logic: it holds, does not hold, or is not known;
// then it has what must be known. The zero Cond does not hold.
type Cond struct {
	state state
	needs errcodes.Needs
}

type state int8

const (
	fails state = iota
	holds
	notKnown
)

// If is a condition that is known.
func If(b bool) Cond {
	if b {
		return Cond{state: holds}
	}
	return Cond{}
}

// NotKnown is a condition that needs more to be decided.
func NotKnown(needs errcodes.Needs) Cond { return Cond{notKnown, needs} }

// Holds reports whether the condition is known to hold.
func (c Cond) Holds() bool { return c.state == holds }

// Fails reports whether the condition is known not to hold.
func (c Cond) Fails() bool { return c.state == fails }

// Needs is what must be known to decide the condition; nothing when it is.
func (c Cond) Needs() errcodes.Needs { return c.needs }

// Not returns the negation.
func (c Cond) Not() Cond {
	switch c.state {
	case holds:
		return Cond{}
	case fails:
		return Cond{state: holds}
	}
	return c
}

// And holds when both do. One that fails decides, whatever the other needs.
func (c Cond) And(d Cond) Cond {
	switch {
	case c.Fails() || d.Fails():
		return Cond{}
	case c.Holds() && d.Holds():
		return c
	}
	return NotKnown(c.needs | d.needs)
}

// Or holds when one does. One that holds decides, whatever the other needs.
func (c Cond) Or(d Cond) Cond {
	switch {
	case c.Holds() || d.Holds():
		return Cond{state: holds}
	case c.Fails() && d.Fails():
		return c
	}
	return NotKnown(c.needs | d.needs)
}

// All holds when every condition does.
func All(conds ...Cond) Cond {
	all := If(true)
	for _, c := range conds {
		all = all.And(c)
	}
	return all
}
