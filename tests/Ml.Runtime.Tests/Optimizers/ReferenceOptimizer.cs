namespace Ml.Runtime.Tests.Optimizers;

/// <summary>The documented formulas in double, one number after the other; options as in
/// <see cref="Fixture.Make"/>.</summary>
sealed class ReferenceOptimizer(string kind, double[] parameters, int decayed)
{
    readonly double[] _first = new double[parameters.Length];
    readonly double[] _second = new double[parameters.Length];
    readonly double[] _largest = new double[parameters.Length];
    int _step;

    public void Step(ReadOnlySpan<float> gradients)
    {
        _step++;
        var norm = Math.Sqrt(gradients.ToArray().Sum(value => (double)value * value));
        for (var i = 0; i < parameters.Length; i++)
        {
            double g = gradients[i];
            switch (kind)
            {
                case "sgd":
                    parameters[i] -= 0.1 * (Math.Clamp(g, -0.7, 0.7) + Decay(i, 0.01));
                    break;
                case "momentum":
                    g = g * Math.Min(1, 1 / (norm + 1e-6)) + Decay(i, 0.01);
                    _first[i] = _step == 1 ? g : 0.9 * _first[i] + 0.8 * g;
                    parameters[i] -= 0.1 * _first[i];
                    break;
                case "nesterov":
                    _first[i] = 0.9 * _first[i] + g;
                    parameters[i] -= 0.1 * (g + 0.9 * _first[i]);
                    break;
                case "adam":
                    g = Math.Clamp(g * Math.Min(1, 0.5 / (norm + 1e-6)), -0.1, 0.1) + Decay(i, 0.01);
                    Adam(i, g, rate: 1e-3, beta2: 0.999, largest: false);
                    break;
                case "amsgrad":
                    Adam(i, g, rate: 1e-3, beta2: 0.9, largest: true);
                    break;
                case "adamw":
                    parameters[i] -= 0.01 * Decay(i, 0.01);
                    Adam(i, g * Math.Min(1, 1 / (norm + 1e-6)), rate: 0.01, beta2: 0.999, largest: false);
                    break;
            }
        }
    }

    double Decay(int i, double strength) => i < decayed ? strength * parameters[i] : 0;

    void Adam(int i, double g, double rate, double beta2, bool largest)
    {
        _first[i] = 0.9 * _first[i] + 0.1 * g;
        _second[i] = beta2 * _second[i] + (1 - beta2) * g * g;
        _largest[i] = Math.Max(_largest[i], _second[i]);
        var square = largest ? _largest[i] : _second[i];
        parameters[i] -= rate * (_first[i] / (1 - Math.Pow(0.9, _step)))
                         / (Math.Sqrt(square) / Math.Sqrt(1 - Math.Pow(beta2, _step)) + 1e-8);
    }
}
