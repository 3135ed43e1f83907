package bench

import (
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
	"time"

	"github.com/offercheck/offercheck/internal/benchdocs"
)

func BenchmarkTypical(b *testing.B) { benchmarkPeers(b, benchdocs.Typical()) }

func BenchmarkLargest(b *testing.B) { benchmarkPeers(b, benchdocs.Largest()) }

func benchmarkPeers(b *testing.B, text []byte) {
	for _, p := range peers {
		b.Run(p.name, func(b *testing.B) {
			accepts, err := p.acceptor()
			if err != nil {
				b.Fatal(err)
			}
			accept := func() {
				if ok, err := accepts(text); !ok {
					b.Fatalf("it is refused: %v", err)
				}
			}
			for begin := time.Now(); time.Since(begin) < 50*time.Millisecond; { // to warm up
				accept()
			}
			b.SetBytes(int64(len(text)))
			b.ReportAllocs()
			for b.Loop() {
				accept()
			}
		})
	}
}

// out holds what the script run makes for the benchmarks below.
const out = "out"

// BenchmarkFolder reads and judges 10,000 typical documents: the command as a
// whole process, each peer in one goroutine.
func BenchmarkFolder(b *testing.B) {
	files := needs(b, filepath.Join("folder", "*.json"))
	validate := command("offercheck", append([]string{"validate", "--now", now}, files...)...)
	b.Run("any", eachFile(files, func(text []byte) (bool, error) {
		var v any
		return true, json.Unmarshal(text, &v)
	}))
	b.Run("offercheck_1_core", func(b *testing.B) { b.Setenv("GOMAXPROCS", "1"); validate(b) })
	b.Run("offercheck_2_cores", func(b *testing.B) { b.Setenv("GOMAXPROCS", "2"); validate(b) })
	for _, p := range peers {
		b.Run(p.name, func(b *testing.B) {
			accepts, err := p.acceptor()
			if err != nil {
				b.Fatal(err)
			}
			eachFile(files, accepts)(b)
		})
	}
}

// BenchmarkProcess starts a process that judges the typical document, and one
// that only reads it.
func BenchmarkProcess(b *testing.B) {
	document := needs(b, "typical.json")[0]
	b.Run("read", command("read", document))
	b.Run("offercheck", command("offercheck", "validate", "--now", now, document))
}

var now = benchdocs.Now.Format(time.RFC3339)

func eachFile(files []string, accepts func([]byte) (bool, error)) func(*testing.B) {
	return func(b *testing.B) {
		for b.Loop() {
			for _, name := range files {
				text, err := os.ReadFile(name)
				if err != nil {
					b.Fatal(err)
				}
				if ok, err := accepts(text); !ok {
					b.Fatalf("%s is refused: %v", name, err)
				}
			}
		}
	}
}

// command runs a program from start to end. What it prints goes to the null
// device.
func command(program string, arguments ...string) func(*testing.B) {
	return func(b *testing.B) {
		path := needs(b, program)[0]
		for b.Loop() {
			if err := exec.Command(path, arguments...).Run(); err != nil {
				b.Fatal(err)
			}
		}
	}
}

// needs gives the files of a pattern below out.
func needs(b *testing.B, pattern string) []string {
	files, err := filepath.Glob(filepath.Join(out, pattern))
	if err != nil {
		b.Fatal(err)
	}
	if len(files) == 0 {
		b.Skipf("there is no %s in %s; ./run makes it", pattern, out)
	}
	return files
}
