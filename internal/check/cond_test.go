package check_test

import (
	"testing"

	"github.com/offercheck/offercheck/errcodes"
	"github.com/offercheck/offercheck/internal/check"
)

const (
	offer   = errcodes.NeedOffer
	product = errcodes.NeedProduct
)

// said is what a condition comes to.
func said(c check.Cond) string {
	switch {
	case c.Holds() && !c.Fails() && c.Needs() == 0:
		return "yes"
	case c.Fails() && !c.Holds() && c.Needs() == 0:
		return "no"
	case !c.Holds() && !c.Fails():
		return c.Needs().String()
	}
	return "neither one nor the other"
}

var yes, no, perhaps, unclear = check.If(true), check.If(false), check.NotKnown(offer), check.NotKnown(product)

func TestCond(t *testing.T) {
	for name, test := range map[string]struct {
		cond check.Cond
		want string
	}{
		"true": {yes, "yes"}, "false": {no, "no"}, "not known": {perhaps, "offer"}, "the zero value": {check.Cond{}, "no"},
		"needs two": {check.NotKnown(offer | product), "offer, product"},

		"not true": {yes.Not(), "no"}, "not false": {no.Not(), "yes"}, "not not known": {perhaps.Not(), "offer"},
		"not not true": {yes.Not().Not(), "yes"},

		"true and true": {yes.And(yes), "yes"}, "true and false": {yes.And(no), "no"}, "true and not known": {yes.And(perhaps), "offer"},
		"false and true": {no.And(yes), "no"}, "false and false": {no.And(no), "no"}, "false and not known": {no.And(perhaps), "no"},
		"not known and true": {perhaps.And(yes), "offer"}, "not known and false": {perhaps.And(no), "no"}, "not known and not known": {perhaps.And(unclear), "offer, product"},

		"true or true": {yes.Or(yes), "yes"}, "true or false": {yes.Or(no), "yes"}, "true or not known": {yes.Or(perhaps), "yes"},
		"false or true": {no.Or(yes), "yes"}, "false or false": {no.Or(no), "no"}, "false or not known": {no.Or(perhaps), "offer"},
		"not known or true": {perhaps.Or(yes), "yes"}, "not known or false": {perhaps.Or(no), "offer"}, "not known or not known": {perhaps.Or(unclear), "offer, product"},

		"all of none": {check.All(), "yes"}, "all of one": {check.All(no), "no"}, "all true": {check.All(yes, yes, yes), "yes"},
		"all, one not known": {check.All(yes, perhaps, yes), "offer"}, "all, two not known": {check.All(unclear, yes, perhaps), "offer, product"},
		"all, one false at the end": {check.All(perhaps, unclear, no), "no"}, "all, one false at the start": {check.All(no, perhaps), "no"},
	} {
		if got := said(test.cond); got != test.want {
			t.Errorf("%s: %s, want %s", name, got, test.want)
		}
	}
}

// What is not known stands for either: whatever it turns out to be, the answer
// agrees with one that was given before.
func TestCondNeverGuesses(t *testing.T) {
	values := map[string]check.Cond{"yes": yes, "no": no, "offer": perhaps}
	turnsOut := map[string][]check.Cond{"yes": {yes}, "no": {no}, "offer": {yes, no}}
	for _, op := range []struct {
		name string
		do   func(a, b check.Cond) check.Cond
	}{
		{"and", check.Cond.And}, {"or", check.Cond.Or},
		{"all", func(a, b check.Cond) check.Cond { return check.All(a, b) }},
	} {
		for nameA, a := range values {
			for nameB, b := range values {
				answers := map[string]bool{}
				for _, x := range turnsOut[nameA] {
					for _, y := range turnsOut[nameB] {
						answers[said(op.do(x, y))] = true
					}
				}
				got := said(op.do(a, b))
				if open := got == "offer"; open != (len(answers) == 2) || !open && !answers[got] {
					t.Errorf("%s %s %s is %s; it may turn out to be %v", nameA, op.name, nameB, got, answers)
				}
			}
		}
	}
}
