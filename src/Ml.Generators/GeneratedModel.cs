using Ml.Generators.Diagnostics;
using Ml.Generators.Emitting;
using Ml.Generators.Specs;

namespace Ml.Generators;

/// <summary>A generated file and the kernels it launches, equal by content.</summary>
/// <param name="Failure">A failure of the compiler itself, which is the one thing the generator reports; or
/// null.</param>
internal sealed record GeneratedModel(string HintName, CompiledModel Code, string? Failure)
{
    public static GeneratedModel From(DeclaredModel declared, CompileOptions options)
    {
        using InvariantScope culture = InvariantScope.Enter();
        ModelSpec spec = declared.Spec;
        string hintName = HintNames.Of(spec);
        if (declared.IsBroken || declared.Failure is not null)
            return new GeneratedModel(hintName, Skeleton(spec, declared.Holds), declared.Failure);
        try
        {
            return new GeneratedModel(hintName, ModelCompiler.Compile(spec, options), null);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            // A bug of ours must not take the other models' code away: this one keeps its members, and the bug is
            // named.
            return new GeneratedModel(hintName, Skeleton(spec, Holdable.Members), $"{e.GetType().Name}: {e.Message}");
        }
    }

    private static CompiledModel Skeleton(ModelSpec spec, Holdable holds) =>
        new(SkeletonEmitter.Emit(spec, holds), default);
}
