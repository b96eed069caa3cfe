using System.Globalization;
using Ml.Generators.Planning.Memory;
using Ml.Generators.Planning.Programs;
using Ml.Generators.Shapes;

namespace Ml.Generators.Emitting.Models;

/// <summary>
/// Where launches point, as text. Places that a program comes to more than once have a local: offsets are polynomials
/// of the named sizes, and the same memory serves one tensor after the other.
/// </summary>
internal sealed class Addresses(ProgramSignature signature)
{
    // A shorter address says more than a name for it.
    private const int ShortestNamed = 16;

    private readonly Dictionary<string, string> _names = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _counts = new(StringComparer.Ordinal);

    /// <summary>The address of a piece of memory, so many elements behind its beginning.</summary>
    public string Of(Allocation allocation, Dim offset)
    {
        string address = Print(allocation, offset);
        return _names.TryGetValue(address, out string? name) ? name : address;
    }

    /// <summary>Declares locals for what the steps of a program, or of a loop's body, use more than once.</summary>
    /// <param name="loop">The loop, or null: what changes from one repetition to the next is declared inside.</param>
    /// <returns>The places that have a name only here, for <see cref="Forget"/>.</returns>
    public IReadOnlyList<string> Declare(SourceWriter writer, IReadOnlyList<PlanStep> steps, LoopNames? loop)
    {
        var places = Launches(steps).SelectMany(l => l.Pointers)
            .Where(p => DependsOn(p.Allocation.Start + p.Offset) == loop?.Depth)
            .GroupBy(p => Print(p.Allocation, p.Offset), StringComparer.Ordinal)
            .Where(g => g.Key.Length >= ShortestNamed && g.Skip(1).Any() && !_names.ContainsKey(g.Key));
        List<string> declared = [];
        foreach (var place in places.ToArray())
        {
            ProgramPointer pointer = PointerOf(place.First().Allocation);
            _counts.TryGetValue(pointer.Name, out int count);
            _counts[pointer.Name] = count + 1;
            // No tensor of the user's is called like this.
            string name = "_" + pointer.Name.TrimStart('@') + (count + 1).ToString(CultureInfo.InvariantCulture);
            writer.Line($"{pointer.Type}* {name} = {place.Key};");
            _names[place.Key] = name;
            declared.Add(place.Key);
        }

        return declared;
    }

    /// <summary>The locals of a loop's body end with it.</summary>
    public void Forget(IReadOnlyList<string> declared)
    {
        foreach (string place in declared)
            _names.Remove(place);
    }

    /// <summary>Every launch, those in loops once.</summary>
    public static IEnumerable<PlanStep.Launch> Launches(IEnumerable<PlanStep> steps) =>
        steps.SelectMany(s => s is PlanStep.Repeat loop ? Launches(loop.Body) : [(PlanStep.Launch)s]);

    private string Print(Allocation allocation, Dim offset)
    {
        string name = PointerOf(allocation).Name;
        Dim start = allocation.Start + offset;
        return start == Dim.Zero ? name : $"{name} + {CSharpDialect.Size(start)}";
    }

    private ProgramPointer PointerOf(Allocation allocation) =>
        signature.Pointers.First(p => p.Region == allocation.Region && p.Slot == allocation.Slot);

    /// <summary>The innermost loop whose counters an offset mentions, or null.</summary>
    private static int? DependsOn(Dim offset)
    {
        int? depth = null;
        foreach (string name in offset.Names.Where(n => n[0] == '#'))
            depth = Math.Max(depth ?? 0, LoopNames.DepthOf(name));
        return depth;
    }
}
