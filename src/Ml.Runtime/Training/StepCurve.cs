namespace Ml.Training;

/// <summary>
/// A number of every step (loss, learning rate) in bounded memory: when the points are full, neighbours are averaged
/// and each point stands for twice as many steps. Adding allocates nothing.
/// </summary>
sealed class StepCurve
{
    internal const int Capacity = 512;

    readonly float[] _points = new float[Capacity];
    int _count;
    int _stepsPerPoint = 1;
    double _sum;
    int _pending;

    internal ReadOnlySpan<float> Points => _points.AsSpan(0, _count);

    /// <summary>Steps that each point is the mean of.</summary>
    internal int StepsPerPoint => _stepsPerPoint;

    internal void Add(float value)
    {
        _sum += value;
        if (++_pending < _stepsPerPoint)
            return;
        if (_count == Capacity)
            Halve();
        else
            Append();
    }

    internal CurveState Save() => new([.. Points], _stepsPerPoint, _sum, _pending);

    internal void Restore(CurveState state)
    {
        _count = state.Points.Length;
        state.Points.CopyTo(_points, 0);
        (_stepsPerPoint, _sum, _pending) = (state.StepsPerPoint, state.Sum, state.Pending);
    }

    void Append()
    {
        _points[_count++] = (float)(_sum / _pending);
        (_sum, _pending) = (0, 0);
    }

    // The pending steps stay pending: they are half of a point of the new width.
    void Halve()
    {
        for (var i = 0; i < Capacity / 2; i++)
            _points[i] = (_points[2 * i] + _points[2 * i + 1]) / 2;
        _count = Capacity / 2;
        _stepsPerPoint *= 2;
    }
}
