//go:build race

package e2e

// The race detector drops some of what is given back, so that it is made anew.
const withRaceDetector = true
