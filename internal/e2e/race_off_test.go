//go:build !race

package e2e

const withRaceDetector = false
