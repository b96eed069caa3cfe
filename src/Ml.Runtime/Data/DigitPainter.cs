namespace Ml.Data;

/// <summary>
/// Draws one digit: the strokes of a variant, each point moved a little, bent and put through an affine map, drawn with
/// a round pen of changing pressure, anti-aliased by distance, then noise. Plain IEEE arithmetic and square roots only,
/// so every machine draws the same bytes. One painter per thread.
/// </summary>
sealed class DigitPainter
{
    internal const int Size = 28;

    // MNIST's digits fill a box of 20 pixels in the middle of the 28.
    const float Box = 20;

    // Straight pieces per curved span: a span is at most 9 pixels long, so a piece is about a pixel.
    const int Pieces = 8;

    const uint ShapeStream = 0x4449_4731, NoiseStream = 0x4449_4732;

    readonly UniformSource _random = new();
    readonly float[] _ink = new float[Size * Size];
    readonly List<(float X, float Y)> _points = [];
    float _xx, _xy, _yx, _yy, _shiftX, _shiftY, _bend, _radius;

    /// <summary>Paints into <paramref name="pixels"/>, 28 x 28, 0 = paper, 255 = ink.</summary>
    /// <param name="pixels">Receives the image.</param>
    /// <param name="digit">0 to 9.</param>
    /// <param name="seed">Seed of the set.</param>
    /// <param name="index">Position in the set: each has its own hand.</param>
    internal void Paint(Span<byte> pixels, int digit, ulong seed, ulong index)
    {
        _random.Start(seed, index, ShapeStream);
        _ink.AsSpan().Clear();
        var variants = DigitGlyphs.Variants[digit];
        var strokes = variants[_random.NextIndex(variants.Length)];
        ChooseHand();
        foreach (var stroke in strokes)
            Draw(stroke);

        _random.Start(seed, index, NoiseStream);
        var pressure = _random.Next(225, 262);
        for (var i = 0; i < _ink.Length; i++)
        {
            var grain = _random.NextBell() * (_ink[i] > 0 ? 14 : 2.5f);
            pixels[i] = (byte)Math.Clamp(_ink[i] * pressure + grain, 0, 255);
        }
    }

    /// <summary>Draws the affine map, the bend and the pen of this digit.</summary>
    void ChooseHand()
    {
        // The tangent of half the angle gives sine and cosine by division alone.
        var half = _random.NextBell() * 0.055f;
        var cos = (1 - half * half) / (1 + half * half);
        var sin = 2 * half / (1 + half * half);
        var scaleX = Box * _random.Next(0.78f, 1.18f);
        var scaleY = Box * _random.Next(0.9f, 1.14f);
        var slant = _random.NextBell() * 0.16f;

        // Rotation * slant * scale, for coordinates around the middle of the box.
        (_xx, _xy) = (cos * scaleX, (-sin - cos * slant) * scaleY);
        (_yx, _yy) = (sin * scaleX, (cos - sin * slant) * scaleY);
        _shiftX = Size / 2f + _random.NextBell() * 0.9f;
        _shiftY = Size / 2f + _random.NextBell() * 0.9f;
        _bend = _random.NextBell() * 0.12f;
        _radius = _random.Next(0.75f, 1.75f);
    }

    void Draw(PenStroke stroke)
    {
        _points.Clear();
        foreach (var (x, y) in stroke.Points)
            _points.Add(Place(x + _random.NextBell() * 0.018f, y + _random.NextBell() * 0.018f));

        var spans = _points.Count - 1;
        var radius = _radius;
        var last = _points[0];
        for (var span = 0; span < spans; span++)
        {
            var target = _radius * _random.Next(0.82f, 1.18f);
            for (var piece = 1; piece <= Pieces; piece++)
            {
                var t = piece / (float)Pieces;
                var next = stroke.Smooth ? Bend(span, t) : Between(_points[span], _points[span + 1], t);
                Ink(last, next, radius + (target - radius) * t);
                last = next;
            }

            radius = target;
        }
    }

    (float X, float Y) Place(float x, float y)
    {
        // A slight bow of the whole digit, then the affine map around its middle.
        var (u, v) = (x - 0.5f, y - 0.5f);
        u += _bend * (v * v - 0.08f);
        return (_xx * u + _xy * v + _shiftX, _yx * u + _yy * v + _shiftY);
    }

    static (float X, float Y) Between((float X, float Y) a, (float X, float Y) b, float t)
        => (a.X + (b.X - a.X) * t, a.Y + (b.Y - a.Y) * t);

    /// <summary>Catmull-Rom: passes through the points with the slope of the neighbours' chord; ends repeat.</summary>
    (float X, float Y) Bend(int span, float t)
    {
        var (before, from) = (_points[Math.Max(span - 1, 0)], _points[span]);
        var (to, after) = (_points[span + 1], _points[Math.Min(span + 2, _points.Count - 1)]);
        return (Spline(before.X, from.X, to.X, after.X, t), Spline(before.Y, from.Y, to.Y, after.Y, t));
    }

    static float Spline(float a, float b, float c, float d, float t)
        => b + 0.5f * t * (c - a + t * (2 * a - 5 * b + 4 * c - d + t * (3 * (b - c) + d - a)));

    /// <summary>
    /// Darkens the pixels around a straight piece: full inside the pen, fading over one pixel at its rim.
    /// </summary>
    void Ink((float X, float Y) a, (float X, float Y) b, float radius)
    {
        var reach = radius + 1;
        var (left, right) = ((int)(Math.Min(a.X, b.X) - reach), (int)(Math.Max(a.X, b.X) + reach) + 1);
        var (top, bottom) = ((int)(Math.Min(a.Y, b.Y) - reach), (int)(Math.Max(a.Y, b.Y) + reach) + 1);
        var (dx, dy) = (b.X - a.X, b.Y - a.Y);
        var squared = dx * dx + dy * dy;
        for (var y = Math.Max(top, 0); y <= Math.Min(bottom, Size - 1); y++)
        {
            for (var x = Math.Max(left, 0); x <= Math.Min(right, Size - 1); x++)
            {
                var (px, py) = (x + 0.5f - a.X, y + 0.5f - a.Y);
                var along = squared > 0 ? Math.Clamp((px * dx + py * dy) / squared, 0, 1) : 0;
                var (ox, oy) = (px - along * dx, py - along * dy);
                var cover = Math.Clamp(radius + 0.5f - MathF.Sqrt(ox * ox + oy * oy), 0, 1);
                ref var ink = ref _ink[y * Size + x];
                ink = Math.Max(ink, cover);
            }
        }
    }
}
