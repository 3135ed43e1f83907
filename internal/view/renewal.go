package view

import (
	"iter"

	"github.com/offercheck/offercheck/internal/jsondoc"
)

// A Renewal is a RenewalTerm.
type Renewal struct{ jsondoc.Node }

func (r Renewal) LockoutPeriod() jsondoc.Node      { return r.Get("LockoutPeriod") }
func (r Renewal) AdjustmentDeadline() jsondoc.Node { return r.Get("AdjustmentDeadline") }
func (r Renewal) PriceIncrease() Increase          { return Increase{r.Get("PriceIncrease")} }

// Schedules are those of the term's PaymentScheduleTermTemplates.
func (r Renewal) Schedules() iter.Seq[jsondoc.Node] {
	return func(yield func(jsondoc.Node) bool) {
		for t := range All(r.Get("TermTemplates")) {
			if t.Type() == "PaymentScheduleTermTemplate" && !yield(t.Get("Schedule")) {
				return
			}
		}
	}
}

// HasTemplate reports whether the term has a PaymentScheduleTermTemplate.
func (r Renewal) HasTemplate() bool {
	for range r.Schedules() {
		return true
	}
	return false
}

// Installments are the charges of all its schedules.
func (r Renewal) Installments() iter.Seq[Installment] {
	return func(yield func(Installment) bool) {
		for schedule := range r.Schedules() {
			for charge := range Installments(schedule) {
				if !yield(charge) {
					return
				}
			}
		}
	}
}

// An Increase is by how much the price rises when an agreement renews.
type Increase struct{ jsondoc.Node }

// IsRange reports whether the percentage is chosen from a range later.
func (i Increase) IsRange() bool { return i.Get("Type").Text() == "PercentageRange" }

func (i Increase) Range() jsondoc.Node { return i.Get("Range") }

// An Installment is one charge of a template's Schedule.
type Installment struct{ jsondoc.Node }

// Installments are the charges of one Schedule.
func Installments(schedule jsondoc.Node) iter.Seq[Installment] {
	return func(yield func(Installment) bool) {
		for _, n := range schedule.Items() {
			if !yield(Installment{n}) {
				return
			}
		}
	}
}

func (i Installment) ChargeDateOffset() jsondoc.Node { return i.Get("ChargeDateOffset") }
func (i Installment) ChargePercentage() jsondoc.Node { return i.Get("ChargePercentage") }
func (i Installment) DayOfMonth() jsondoc.Node       { return i.Get("DayOfMonth") }
