package cli

import (
	"runtime/debug"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestVersion(t *testing.T) {
	for _, c := range []struct {
		name  string
		build debug.BuildInfo
		want  string
	}{
		{"nothing is known", debug.BuildInfo{}, "offercheck (devel)\neditions 2024, 2026 (default 2026)\n"},
		{"a release, by go install", debug.BuildInfo{
			GoVersion: "go1.26.0",
			Main:      debug.Module{Version: "v1.2.3"},
			Settings:  []debug.BuildSetting{{Key: "GOARCH", Value: "arm64"}, {Key: "GOOS", Value: "linux"}},
		}, "offercheck v1.2.3\nbuilt with go1.26.0 for linux/arm64\neditions 2024, 2026 (default 2026)\n"},
		{"a checkout with changes", debug.BuildInfo{
			GoVersion: "go1.26.0",
			Main:      debug.Module{Version: "(devel)"},
			Settings: []debug.BuildSetting{
				{Key: "vcs", Value: "git"}, {Key: "vcs.revision", Value: "0123abcd"},
				{Key: "vcs.time", Value: "2024-05-01T12:00:00Z"}, {Key: "vcs.modified", Value: "true"}},
		}, "offercheck (devel)\ncommit 0123abcd of 2024-05-01T12:00:00Z, with uncommitted changes\nbuilt with go1.26.0\neditions 2024, 2026 (default 2026)\n"},
		{"a checkout as it was committed", debug.BuildInfo{
			Main: debug.Module{Version: "v1.2.4-0.20240501120000-0123abcd0123"},
			Settings: []debug.BuildSetting{
				{Key: "vcs.revision", Value: "0123abcd"}, {Key: "vcs.modified", Value: "false"}},
		}, "offercheck v1.2.4-0.20240501120000-0123abcd0123\ncommit 0123abcd\neditions 2024, 2026 (default 2026)\n"},
	} {
		if diff := cmp.Diff(c.want, versionOf(&c.build)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", c.name, diff)
		}
	}
}
