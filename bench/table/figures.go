package main

// A figure is a number that is worked out from what was measured; less is
// better.
type figure struct {
	name       string
	must, goal float64
	write      func(float64) string
	value      func(measured) float64
}

var figures = []figure{
	{"accepted typical document / `json.Unmarshal` into `any`", 0.5, 0.2, digits, ratio("Typical/offercheck", "Typical/any")},
	{"the same with facts", 0.5, 0.2, digits, ratio("Typical/offercheck_facts", "Typical/any")},
	{"accepted largest document / `any`", 0.4, 0.2, digits, ratio("Largest/offercheck", "Largest/any")},
	{"the same with facts", 0.4, 0.2, digits, ratio("Largest/offercheck_facts", "Largest/any")},
	{"accepted typical document / (JSON.parse + ajv)", 1, 0.4, digits, ratio("Typical/offercheck", "Typical/ajv_discriminator_string")},
	{"the same, ajv from bytes", 1, 0.4, digits, ratio("Typical/offercheck", "Typical/ajv_discriminator")},
	{"accepted largest document / (JSON.parse + ajv)", 0.5, 0.2, digits, ratio("Largest/offercheck", "Largest/ajv_discriminator_string")},
	{"the same, ajv from bytes", 0.5, 0.2, digits, ratio("Largest/offercheck", "Largest/ajv_discriminator")},
	{"typical document with a fault that the schema finds / `any`", 1.6, 0.5, digits, ratio("Typical/offercheck_bad_price", "Typical/any")},
	{"typical document with a fault that a rule finds / `any`", 1.6, 0.5, digits, ratio("Typical/offercheck_duplicate_key", "Typical/any")},
	{"4,800 faults that the schema finds, for each", 5000, 2000, duration, metric("Largest/offercheck_bad_prices", "ns/finding")},
	{"4,794 faults that a rule finds, for each", 5000, 2000, duration, metric("Largest/offercheck_duplicate_keys", "ns/finding")},
	{"allocations beyond the report, accepted typical document", 60, 0, whole, metric("Typical/offercheck", "extra-allocs/op")},
	{"the same with facts", 60, 0, whole, metric("Typical/offercheck_facts", "extra-allocs/op")},
	{"a rate among 10,000 / a rate among 1,000", 1.25, 1.05, digits, growth("plain")},
	{"the same over the limit", 1.25, 1.05, digits, growth("over_limit")},
	{"the same with duplicate keys", 1.25, 1.05, digits, growth("duplicate_keys")},
	{"the same with reversed keys", 1.25, 1.05, digits, growth("reversed_keys")},
	{"folder of 10,000 on 2 cores / on 1", 0.6, 0.52, digits, ratio("Folder/offercheck_2_cores", "Folder/offercheck_1_core")},
	{"a process on a typical document − one that only reads it", 20e6, 5e6, duration, func(m measured) float64 {
		return m.ns("Process/offercheck") - m.ns("Process/read")
	}},
}

func ratio(of, by string) func(measured) float64 {
	return func(m measured) float64 { return m.ns(of) / m.ns(by) }
}

func metric(benchmark, unit string) func(measured) float64 {
	return func(m measured) float64 { return m(benchmark, unit) }
}

func growth(name string) func(measured) float64 {
	return func(m measured) float64 {
		return m("Rates/"+name+"_10000", "ns/rate") / m("Rates/"+name+"_1000", "ns/rate")
	}
}

// met says what a value of the figure comes to.
func (f *figure) met(x float64) string {
	switch {
	case x <= f.goal:
		return "goal"
	case x <= f.must:
		return "must"
	}
	return "**no**"
}
