using System.Globalization;

namespace Ml.Generators.Diagnostics;

/// <summary>
/// Pins the invariant culture until disposed: emitted text and messages must not depend on the machine.
/// </summary>
internal readonly struct InvariantScope : IDisposable
{
    // The banned property is what is pinned here; nothing reads the machine's culture.
#pragma warning disable RS0030, RS1035
    private readonly CultureInfo _before;

    private InvariantScope(CultureInfo before) => _before = before;

    public static InvariantScope Enter()
    {
        InvariantScope scope = new(CultureInfo.CurrentCulture);
        CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
        return scope;
    }

    public void Dispose() => CultureInfo.CurrentCulture = _before;
#pragma warning restore RS0030, RS1035
}
