using Ml.Generators.Shapes;

namespace Ml.Generators.Planning.Memory;

/// <summary>
/// Packs scratch memory by lifetime. Memory whose users have all run is given to what comes later; sizes depend on
/// named sizes, so one place serves two tensors only when one is provably at least as large as the other, whatever the
/// named sizes. Offsets come out as polynomials.
/// </summary>
public static class Arena
{
    // Every tensor starts on a cache line: 16 floats.
    private const long Line = 16;

    /// <summary>Gives every allocation its offset and returns the size of the whole, in elements.</summary>
    public static Dim Pack(IEnumerable<Allocation> allocations)
    {
        List<Slot> slots = [];
        foreach (Allocation allocation in allocations.OrderBy(a => a.First))
        {
            Dim size = RoundUp(allocation.Size);
            Slot[] free = slots.Where(s => s.FreeFrom <= allocation.First).ToArray();
            Slot? slot = free.Where(s => s.Size.IsAtLeast(size)).OrderBy(s => Weight(s.Size)).FirstOrDefault()
                ?? free.Where(s => size.IsAtLeast(s.Size)).OrderByDescending(s => Weight(s.Size)).FirstOrDefault();
            if (slot is null)
                slots.Add(slot = new Slot());
            if (!slot.Size.IsAtLeast(size))
                slot.Size = size;
            slot.FreeFrom = allocation.Last + 1;
            slot.Tenants.Add(allocation);
        }

        Dim offset = Dim.Zero;
        foreach (Slot slot in slots)
        {
            foreach (Allocation tenant in slot.Tenants)
                tenant.Offset = offset;
            offset += slot.Size;
        }

        return offset;
    }

    /// <summary>
    /// Each coefficient up to whole cache lines: aligned for every choice of named sizes, and a polynomial.
    /// </summary>
    public static Dim RoundUp(Dim size) =>
        size.MapCoefficients(c => c >= 0 ? (c + Line - 1) / Line * Line : c / Line * Line);

    /// <summary>A rough size, to choose between places that all fit.</summary>
    private static double Weight(Dim size) => size.Estimate(64);

    private sealed class Slot
    {
        public Dim Size { get; set; } = Dim.Zero;

        public int FreeFrom { get; set; }

        public List<Allocation> Tenants { get; } = [];
    }
}
