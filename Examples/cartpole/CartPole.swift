// A pole on a cart: the equations of its motion, as in Gym's CartPole-v1.

import Foundation
import Networks

/// A. Barto, R. Sutton, C. Anderson: Neuronlike adaptive elements that can solve difficult learning
/// control problems, 1983.
struct CartPole {
  /// In metres from the middle of the track, in radians from upright, and per second.
  var position, velocity, angle, angularVelocity: Double
  var steps = 0

  /// Nearly upright and nearly at rest.
  init(_ random: some RandomSource) {
    let start = random.uniform(4, from: -0.05, to: 0.05)
    (position, velocity, angle, angularVelocity) = (start[0], start[1], start[2], start[3])
  }

  /// Whether the pole has fallen, the cart has left the track, or the time is over.
  var hasEnded: Bool { abs(position) > 2.4 || abs(angle) > 12 * .pi / 180 || steps >= 500 }

  /// What the network sees: numbers that stay about between −1 and 1.
  var state: [Double] { [position / 2.4, velocity / 3, angle / 0.2, angularVelocity / 3] }

  /// Pushes the cart with 10 N for 0.02 s, by Euler's method.
  mutating func push(right: Bool) {
    let (mass, poleMass, halfLength, gravity, time) = (1.1, 0.1, 0.5, 9.8, 0.02)
    let (sine, cosine, moment) = (sin(angle), cos(angle), poleMass * halfLength)
    let pull = ((right ? 10 : -10) + moment * angularVelocity * angularVelocity * sine) / mass
    let inertia = halfLength * (4.0 / 3 - poleMass * cosine * cosine / mass)
    let turning = (gravity * sine - cosine * pull) / inertia
    position += time * velocity
    velocity += time * (pull - moment * turning * cosine / mass)
    angle += time * angularVelocity
    angularVelocity += time * turning
    steps += 1
  }
}
