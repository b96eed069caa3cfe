using Microsoft.CodeAnalysis;

namespace Ml.Generators.Reading;

/// <summary>The variables of one call; a local function sees those of the method around it.</summary>
internal sealed class Frame(Frame? outer)
{
    private readonly Dictionary<ISymbol, AbstractValue> _values = new(SymbolEqualityComparer.Default);

    public AbstractValue? Result { get; set; }

    public AbstractValue? Find(ISymbol symbol) =>
        _values.TryGetValue(symbol, out AbstractValue? value) ? value : outer?.Find(symbol);

    public void Declare(ISymbol symbol, AbstractValue value) => _values[symbol] = value;

    /// <summary>Assigns where the variable lives.</summary>
    public void Assign(ISymbol symbol, AbstractValue value)
    {
        Frame frame = this;
        while (!frame._values.ContainsKey(symbol) && frame.Outer is { } next)
            frame = next;
        if (frame._values.ContainsKey(symbol))
            frame._values[symbol] = value;
        else
            _values[symbol] = value;
    }

    private Frame? Outer => outer;
}
