using Ml.Generators.Lowering;
using Ml.Generators.Planning.Memory;
using Ml.Generators.Shapes;
using Ml.Generators.Specs;

namespace Ml.Generators.Emitting.Models;

/// <summary>One pointer of a program's method.</summary>
public sealed record ProgramPointer(string Type, string Name, Region Region, int Slot = 0);

/// <summary>
/// The parameters of a program's method: arrays, the caller's tensors, then the locals of named sizes.
/// </summary>
public sealed class ProgramSignature(IReadOnlyList<ProgramPointer> pointers, IReadOnlyList<string> sizes)
{
    public IReadOnlyList<ProgramPointer> Pointers { get; } = pointers;

    public IReadOnlyList<string> Sizes { get; } = sizes;

    public string Declaration =>
        string.Join(", ", Pointers.Select(p => $"{p.Type}* {p.Name}").Concat(Sizes.Select(s => $"nint {s}")));

    public string Arguments => string.Join(", ", Pointers.Select(p => p.Name).Concat(Sizes));

    public string NameOf(Region region, int slot) => Pointers.First(p => p.Region == region && p.Slot == slot).Name;

    /// <summary>Of a program over the model's inputs (and targets) with these results.</summary>
    public static ProgramSignature Of(LoweredModel model, bool withTargets, bool withOutputs, bool withGradients)
    {
        List<ProgramPointer> pointers =
        [
            new("float", "parameters", Region.Parameters),
            new("float", "state", Region.State),
        ];
        if (withGradients)
        {
            pointers.Add(new("float", "gradients", Region.Gradients));
            pointers.Add(new("ulong", "random", Region.Random));
        }

        pointers.Add(new("float", "prepared", Region.Prepared));
        pointers.Add(new("float", "arena", Region.Arena));
        int inputs = model.Spec.Inputs.Count;
        var names = new BoundaryNames(model.Spec);
        for (int slot = 0; slot < (withTargets ? model.Inputs.Count : inputs); slot++)
        {
            InputSpec input = model.Inputs[slot];
            pointers.Add(
                new(input.Element == ElementType.Int32 ? "int" : "float", names.Inputs[slot], Region.Input, slot));
        }

        if (withOutputs)
        {
            for (int i = 0; i < model.Spec.Outputs.Count; i++)
                pointers.Add(new(ModelShapes.OutputType(model, i), names.Outputs[i], Region.Output, i));
        }

        if (withTargets)
            pointers.Add(new("float", "loss", Region.Output, -1));
        if (withGradients)
        {
            for (int slot = 0; slot < inputs; slot++)
            {
                if (model.Inputs[slot].WithGradient)
                    pointers.Add(new("float", names.Inputs[slot] + "Gradient", Region.InputGradient, slot));
            }
        }

        return new ProgramSignature(
            pointers, ModelShapes.SizeNames(model, withTargets).Select(CSharpDialect.SizeName).ToArray());
    }
}
