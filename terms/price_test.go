package terms

import (
	"math/big"
	"strings"
	"testing"

	"github.com/shopspring/decimal"
)

func TestIsDecimal(t *testing.T) {
	tests := []struct {
		text   string
		places int
		want   bool
	}{
		{"0", 0, true},
		{"10", 0, true},
		{"10.0", 0, false},
		{"10.0", 1, true},
		{"0.12", 2, true},
		{"0.123", 2, false},
		{"0.123", 3, true},
		{"0.1230", 3, false}, // places count as written
		{"0.12345678", 8, true},
		{"0.123456789", 8, false},
		{"007.50", 2, true},
		{strings.Repeat("9", 10_000) + ".999", 3, true},
		{"", 3, false},
		{".", 3, false},
		{".5", 3, false},
		{"5.", 3, false},
		{"1.2.3", 3, false},
		{"1..2", 3, false},
		{"-1", 3, false},
		{"+1", 3, false},
		{"1e3", 3, false},
		{"1E3", 3, false},
		{"1,000", 3, false},
		{"1,5", 3, false},
		{"1_000", 3, false},
		{"1 000", 3, false},
		{" 1", 3, false},
		{"1 ", 3, false},
		{"1.5 ", 3, false},
		{"$1", 3, false},
		{"0x1", 3, false},
		{"NaN", 3, false},
		{"Infinity", 3, false},
		{"１", 3, false},
		{"1.٥", 3, false},
		{"1", -1, false},
	}
	for _, test := range tests {
		if got := IsDecimal(test.text, test.places); got != test.want {
			t.Errorf("IsDecimal(%.40q, %d) = %t", test.text, test.places, got)
		}
	}
}

func TestPlaces(t *testing.T) {
	tests := []struct {
		text                 string
		written, significant int
		zero                 bool
	}{
		{"10", 0, 0, false},
		{"10.0", 1, 0, false},
		{"0.100", 3, 1, false},
		{"0.105", 3, 3, false},
		{"1.2300", 4, 2, false},
		{"0", 0, 0, true},
		{"0.00", 2, 0, true},
		{"000.000", 3, 0, true},
		{"0.0000000000000000000001", 22, 22, false},
		{"", 0, 0, false},
		{"0.", 0, 0, false},
		{"-0", 0, 0, false},
		{"1.5e2", 0, 0, false},
	}
	for _, test := range tests {
		written, significant := Places(test.text)
		if written != test.written || significant != test.significant {
			t.Errorf("Places(%q) = %d, %d, want %d, %d", test.text, written, significant, test.written, test.significant)
		}
		if got := IsZero(test.text); got != test.zero {
			t.Errorf("IsZero(%q) = %t", test.text, got)
		}
	}
}

func TestComparePrices(t *testing.T) {
	tests := []struct {
		a, b string
		want int
	}{
		{"1", "1.000", 0},
		{"0", "0.00", 0},
		{"01.10", "1.1", 0},
		{"0.9", "0.10", 1},
		{"9", "10", -1},
		{"0.1", "0.11", -1},
		{"0.099", "0.1", -1},
		{"1.5", "1.49999999", 1},
		{"0", "0.00000001", -1},
		{"10000000000000000000000.01", "10000000000000000000000.02", -1},
		{"1" + strings.Repeat("0", 10_000), "9" + strings.Repeat("9", 9_999), 1},
		{"", "0", -1},
		{"-1", "x", 0},
	}
	for _, test := range tests {
		if got := ComparePrices(test.a, test.b); got != test.want {
			t.Errorf("ComparePrices(%.40q, %.40q) = %d, want %d", test.a, test.b, got, test.want)
		}
		if got := ComparePrices(test.b, test.a); got != -test.want {
			t.Errorf("ComparePrices(%.40q, %.40q) = %d, want %d", test.b, test.a, got, -test.want)
		}
	}
}

func TestParseDecimal(t *testing.T) {
	for text, want := range map[string]string{"0": "0", "0.10": "0.1", "007.50": "7.5", "123456789012345678901234567890.01": "123456789012345678901234567890.01"} {
		if d, ok := ParseDecimal(text); !ok || d.String() != want {
			t.Errorf("ParseDecimal(%q) = %v, %t, want %s", text, d, ok, want)
		}
	}
	// decimal itself reads no more than 10,000 places, and slowly.
	long := "1" + strings.Repeat("0123456789", 3*longNumber/10)
	want, _ := new(big.Int).SetString(long, 10)
	for _, places := range []int{0, 1, longNumber + 1, len(long) - 1} {
		text := long
		if places > 0 {
			text = long[:len(long)-places] + "." + long[len(long)-places:]
		}
		if d, ok := ParseDecimal(text); !ok || !d.Equal(decimal.NewFromBigInt(want, -int32(places))) {
			t.Errorf("ParseDecimal of %d digits with %d places: %t, another number", len(long), places, ok)
		}
	}
	for _, n := range []int{longNumber, longNumber + 1} {
		if d, ok := ParseDecimal(long[:n]); !ok || d.String() != long[:n] {
			t.Errorf("ParseDecimal of %d digits: %t, another number", n, ok)
		}
	}
	for _, text := range []string{"", "-1", "+1", "1e3", "1e1000000000", ".5", "5.", "1_0", " 1"} {
		if d, ok := ParseDecimal(text); ok {
			t.Errorf("ParseDecimal(%q) = %v", text, d)
		}
	}
}

func TestPricesAllocateNothing(t *testing.T) {
	allocs := testing.AllocsPerRun(100, func() {
		_ = IsDecimal("0010.100", 3)
		_, _ = Places("0010.100")
		_ = IsZero("0010.100")
		_ = ComparePrices("0010.100", "10.1")
	})
	if allocs != 0 {
		t.Errorf("%v allocations", allocs)
	}
}

func FuzzPrices(f *testing.F) {
	f.Add("0.100", "00.1")
	f.Add("1e5", "-3")
	f.Add("999999999999999999999", "1000000000000000000000.0")
	f.Fuzz(func(t *testing.T, a, b string) {
		x, okA := ParseDecimal(a)
		y, okB := ParseDecimal(b)
		written, significant := Places(a)
		if okA != IsDecimal(a, written) || okA && written > 0 && IsDecimal(a, written-1) || significant > written {
			t.Errorf("Places(%q) = %d, %d", a, written, significant)
		}
		if IsZero(a) != (okA && x.IsZero()) {
			t.Errorf("IsZero(%q) = %t", a, IsZero(a))
		}
		if got := ComparePrices(a, b); okA && okB && got != x.Cmp(y) {
			t.Errorf("ComparePrices(%q, %q) = %d, decimals say %d", a, b, got, x.Cmp(y))
		}
	})
}
