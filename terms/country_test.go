package terms

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/text/language"
)

func TestIsCountry(t *testing.T) {
	for _, code := range []string{"US", "GB", "DE", "AX", "BQ", "CW", "SS", "SX", "TW", "HK", "PS", "EH", "UM", "AQ", "ZW"} {
		if !IsCountry(code) {
			t.Errorf("IsCountry(%q) = false", code)
		}
	}
	for _, code := range []string{"", "U", "us", "Us", "USA", "840", "XX", "ZZ", "UK", "EU", "UN", "XK", "AN", "AC", "QO", " US", "ＵＳ"} {
		if IsCountry(code) {
			t.Errorf("IsCountry(%q) = true", code)
		}
	}
	if allocs := testing.AllocsPerRun(100, func() { _ = IsCountry("ZW") }); allocs != 0 {
		t.Errorf("%v allocations", allocs)
	}
}

// x/text knows every assigned code. What it calls a country besides is listed
// here with the reason why it is not one of ours.
func TestCountriesAgainstText(t *testing.T) {
	reasons := map[string][]string{
		"exceptionally reserved":   {"AC", "CP", "CQ", "DG", "EA", "EZ", "FX", "IC", "SU", "TA", "UK", "UN"},
		"transitionally reserved":  {"AN", "BU", "CS", "NT", "TP", "YU", "ZR"},
		"indeterminately reserved": {"DY", "RH"},
		"withdrawn":                {"CT", "DD", "FQ", "HV", "JT", "MI", "NH", "NQ", "PC", "PU", "PZ", "VD", "WK", "YD"},
		"user-assigned":            {"XK"},
	}
	want := map[string]string{}
	for reason, codes := range reasons {
		for _, code := range codes {
			want[code] = reason
		}
	}
	assigned, got := 0, map[string]string{}
	for a := 'A'; a <= 'Z'; a++ {
		for b := 'A'; b <= 'Z'; b++ {
			code := string([]rune{a, b})
			region, err := language.ParseRegion(code)
			known := err == nil && region.IsCountry()
			switch {
			case IsCountry(code):
				assigned++
				if !known || region.Canonicalize().String() != code || CountryName(code) == "" {
					t.Errorf("%s is assigned, but not to x/text", code)
				}
			case known:
				got[code] = want[code]
			}
		}
	}
	if assigned != 249 {
		t.Errorf("%d codes are assigned, want 249", assigned)
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("countries of x/text alone (-explained +found):\n%s", diff)
	}
}

func TestSuggestCountry(t *testing.T) {
	for code, want := range map[string]string{
		"us":            "US",
		"Us":            "US",
		"UK":            "GB",
		"uk":            "GB",
		"USA":           "US",
		"usa":           "US",
		"GBR":           "GB",
		"840":           "US",
		"BU":            "MM",
		"ZR":            "CD",
		"US":            "", // nothing to suggest
		"XX":            "",
		"ZZ":            "",
		"EU":            "",
		"XK":            "",
		"AN":            "", // split in three
		"001":           "",
		"":              "",
		"U":             "",
		" us":           "",
		"United States": "",
		"ＵＳ":            "",
		"\xff\xfe":      "",
	} {
		if got := SuggestCountry(code); got != want {
			t.Errorf("SuggestCountry(%q) = %q, want %q", code, got, want)
		}
	}
}

func TestCountryName(t *testing.T) {
	for code, want := range map[string]string{
		"GB": "United Kingdom",
		"US": "United States",
		"CZ": "Czechia",
		"MK": "North Macedonia",
		"SZ": "Eswatini",
		"TR": "Türkiye",
		"UK": "",
		"us": "",
		"XX": "",
		"":   "",
	} {
		if got := CountryName(code); got != want {
			t.Errorf("CountryName(%q) = %q, want %q", code, got, want)
		}
	}
}

func FuzzSuggestCountry(f *testing.F) {
	for _, code := range []string{"us", "UK", "USA", "840", "XX", "ＵＳ"} {
		f.Add(code)
	}
	f.Fuzz(func(t *testing.T, code string) {
		meant := SuggestCountry(code)
		if meant != "" && (IsCountry(code) || !IsCountry(meant)) {
			t.Errorf("SuggestCountry(%q) = %q", code, meant)
		}
		if named := CountryName(code) != ""; named != IsCountry(code) {
			t.Errorf("CountryName(%q) = %q", code, CountryName(code))
		}
	})
}
