package terms_test

import (
	"fmt"

	"github.com/shopspring/decimal"

	"github.com/offercheck/offercheck/terms"
)

func ExampleParseDuration() {
	year, _ := terms.ParseDuration("P1Y")
	months, _ := terms.ParseDuration("P12M")
	days, _ := terms.ParseDuration("P365D")
	fmt.Println(year.Equal(months), year.Equal(days))

	_, ok := terms.ParseDuration("P1D1D")
	fmt.Println(ok)
	// Output:
	// true false
	// false
}

func ExampleDuration_LongerThanMonths() {
	for _, text := range []string{"P12M", "P13M", "P372D", "P373D", "P12M1D"} {
		d, _ := terms.ParseDuration(text)
		fmt.Println(d, d.LongerThanMonths(12))
	}
	// Output:
	// P12M false
	// P13M true
	// P372D false
	// P373D true
	// P12M1D true
}

func ExampleDuration_AddTo() {
	start, _ := terms.ParseDate("2024-01-31")
	d, _ := terms.ParseDuration("P1M1D")
	end, ok := d.AddTo(start)
	fmt.Println(end, ok, end.Sub(start), "days")
	// Output: 2024-03-01 true 30 days
}

func ExampleDuration_Unusual() {
	d, _ := terms.ParseDuration("P1DT12H")
	fmt.Printf("%s has %s\n", d, d.Unusual())
	// Output: P1DT12H has a time part
}

func ExampleParseDay() {
	day, _ := terms.ParseDay("2024-05-01T00:30:00.000+01:00")
	fmt.Println(day, day.AddMonths(10))
	// Output: 2024-04-30 2025-02-28
}

func ExampleComparePrices() {
	fmt.Println(terms.ComparePrices("0.10", "0.1"), terms.ComparePrices("9", "10"))
	// Output: 0 -1
}

func ExampleParseDecimal() {
	var total decimal.Decimal
	for _, amount := range []string{"100.10", "200.20"} {
		d, _ := terms.ParseDecimal(amount)
		total = total.Add(d)
	}
	fmt.Println(total.StringFixed(2))
	// Output: 300.30
}

func ExampleMinorUnits() {
	for _, code := range []string{"USD", "JPY", "XAU", "BGN"} {
		places, ok := terms.MinorUnits(code)
		fmt.Println(code, terms.IsCurrency(code), places, ok)
	}
	// Output:
	// USD true 2 true
	// JPY true 0 true
	// XAU true 0 false
	// BGN false 0 false
}

func ExampleSuggestCountry() {
	if code := "UK"; !terms.IsCountry(code) {
		meant := terms.SuggestCountry(code)
		fmt.Printf("%s is not assigned: did you mean %s (%s)?\n", code, meant, terms.CountryName(meant))
	}
	// Output: UK is not assigned: did you mean GB (United Kingdom)?
}
