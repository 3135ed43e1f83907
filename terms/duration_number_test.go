package terms

import (
	"strings"
	"testing"
)

func TestScaleFraction(t *testing.T) {
	nines := strings.Repeat("9", 5_000)
	tests := []struct {
		digits          string
		factor          int64
		whole, fraction int64
	}{
		{"", 12, 0, 0},
		{"0", 12, 0, 0},
		{"5", 1, 0, fractionOne / 2},
		{"5", 12, 6, 0},
		{"25", 12, 3, 0},
		{"08", 12, 0, fractionOne / 100 * 96},
		{"1", 7, 0, fractionOne / 10 * 7},
		{"9999999999999999", 1, 0, fractionOne - 1},
		{"0000000000000001", 1, 0, 1},
		{"00000000000000001", 1, 0, 1}, // cut, but not to nothing
		{"12345678901234567", 1, 0, 1234567890123456},
		{"08333333333333333333333333333333", 12, 0, fractionOne - 1}, // a little less than a twelfth
		{"08333333333333333333333333333334", 12, 1, 1},               // a little more
		{nines, 12, 11, fractionOne - 1},
		{nines, 3600, 3599, fractionOne - 1},
	}
	for _, test := range tests {
		whole, fraction := scaleFraction(test.digits, test.factor)
		if whole != test.whole || fraction != test.fraction {
			t.Errorf("0.%.40s times %d = %d and %d, want %d and %d",
				test.digits, test.factor, whole, fraction, test.whole, test.fraction)
		}
	}
}
