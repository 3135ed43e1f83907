package terms

import "testing"

func TestMinorUnits(t *testing.T) {
	tests := []struct {
		code     string
		currency bool
		places   int
		ok       bool
	}{
		{"USD", true, 2, true},
		{"EUR", true, 2, true},
		{"JPY", true, 0, true},
		{"ISK", true, 0, true},
		{"UGX", true, 0, true},
		{"KWD", true, 3, true},
		{"IQD", true, 3, true},
		{"CLF", true, 4, true},
		{"UYW", true, 4, true},
		{"MGA", true, 2, true}, // a fifth of an ariary, but ISO says 2
		{"XAF", true, 0, true},
		{"XCD", true, 2, true},
		{"CHE", true, 2, true}, // funds
		{"USN", true, 2, true},
		{"XAU", true, 0, false}, // no minor unit
		{"XDR", true, 0, false},
		{"XSU", true, 0, false},
		{"XBA", true, 0, false},
		{"SLE", true, 2, true}, // the youngest
		{"VED", true, 2, true},
		{"ZWG", true, 2, true},
		{"XCG", true, 2, true},
		{"XAD", true, 2, true},
		{"XTS", false, 0, false}, // testing
		{"XXX", false, 0, false}, // no currency
		{"BGN", false, 0, false}, // withdrawn
		{"HRK", false, 0, false},
		{"SLL", false, 0, false},
		{"ANG", false, 0, false},
		{"CUC", false, 0, false},
		{"ZWL", false, 0, false},
		{"LTL", false, 0, false},
		{"BYR", false, 0, false},
		{"USS", false, 0, false},
		{"DEM", false, 0, false},
		{"BTC", false, 0, false},
		{"usd", false, 0, false},
		{"US", false, 0, false},
		{"USDX", false, 0, false},
		{"840", false, 0, false},
		{"", false, 0, false},
	}
	for _, test := range tests {
		if got := IsCurrency(test.code); got != test.currency {
			t.Errorf("IsCurrency(%q) = %t", test.code, got)
		}
		if places, ok := MinorUnits(test.code); places != test.places || ok != test.ok {
			t.Errorf("MinorUnits(%q) = %d, %t", test.code, places, ok)
		}
	}
}

// The number of codes of each kind in list one of January 2026, so that none
// is lost or gained by a slip.
func TestCurrencyCount(t *testing.T) {
	got := map[int]int{}
	for a := 'A'; a <= 'Z'; a++ {
		for b := 'A'; b <= 'Z'; b++ {
			for c := 'A'; c <= 'Z'; c++ {
				got[minorUnits(string([]rune{a, b, c}))]++
			}
		}
	}
	want := map[int]int{0: 17, 2: 139, 3: 7, 4: 2, noMinorUnits: 11}
	for places, n := range want {
		if got[places] != n {
			t.Errorf("%d codes with %d minor units, want %d", got[places], places, n)
		}
	}
}

func TestCurrencyAllocatesNothing(t *testing.T) {
	if allocs := testing.AllocsPerRun(100, func() { _, _ = MinorUnits("ZWG") }); allocs != 0 {
		t.Errorf("%v allocations", allocs)
	}
}
