//go:build !race

package offercheck_test

const withRaceDetector = false
