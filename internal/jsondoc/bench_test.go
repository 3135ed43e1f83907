package jsondoc_test

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"github.com/offercheck/offercheck/internal/jsondoc"
)

// BenchmarkParse reads a list of rates, beside json.Unmarshal of the same.
func BenchmarkParse(b *testing.B) {
	rates := make([]string, 5000)
	for i := range rates {
		rates[i] = fmt.Sprintf(`{"DimensionKey": "key_%04d", "Price": "%d.125"}`, i, i+1)
	}
	text := []byte("[" + strings.Join(rates, ", ") + "]")
	b.Run("parse", func(b *testing.B) {
		b.SetBytes(int64(len(text)))
		b.ReportAllocs()
		for b.Loop() {
			if _, err := jsondoc.Parse(text, jsondoc.Options{}); err != nil {
				b.Fatal(err)
			}
		}
	})
	b.Run("unmarshal", func(b *testing.B) {
		b.SetBytes(int64(len(text)))
		b.ReportAllocs()
		for b.Loop() {
			var v any
			if err := json.Unmarshal(text, &v); err != nil {
				b.Fatal(err)
			}
		}
	})
}
