using System.Reflection;
using System.Runtime.InteropServices;
using Ml.Generators.Emitting.Models;
using Ml.Generators.Graph;
using Ml.Generators.Planning.Memory;
using Ml.Generators.Planning.Programs;
using Ml.Numerics;
using Ml.Random;
using Ml.Testing.Oracle;

namespace Ml.Generators.Tests.Support;

/// <summary>A graph whose program was compiled.</summary>
internal sealed unsafe class CompiledProgram
{
    private const float Untouched = -1234.5f;
    private readonly ProgramPlan _plan;
    private readonly IReadOnlyList<ProgramPointer> _pointers;
    private readonly string[] _sizes;
    private readonly delegate*<VectorWidth, nint*, void> _run;

    internal CompiledProgram(ProgramPlan plan, IReadOnlyList<ProgramPointer> pointers, string[] sizes, MethodInfo run)
    {
        (_plan, _pointers, _sizes) = (plan, pointers, sizes);
        _run = (delegate*<VectorWidth, nint*, void>)run.MethodHandle.GetFunctionPointer();
    }

    /// <summary>Runs the program and overwrites the numbers of each result, which say how many there are.</summary>
    /// <param name="inputs">As the oracle is given them.</param>
    public void Run(VectorWidth width, OracleInputs inputs, IReadOnlyDictionary<(OutputRole Role, int Index), NumberArray> results)
    {
        List<nint> allocated = [];
        try
        {
            ulong* random = stackalloc ulong[2] { 1, 0 };
            nint* args = stackalloc nint[_pointers.Count + _sizes.Length];
            for (int i = 0; i < _pointers.Count; i++)
            {
                ProgramPointer pointer = _pointers[i];
                args[i] = pointer.Region switch
                {
                    Region.Random => (nint)random,
                    Region.Arena => Allocate(Fill((int)_plan.ArenaSize.Evaluate(n => inputs.Sizes[n])), "float", allocated),
                    Region.Input => Allocate(inputs.Inputs[pointer.Slot].Data, pointer.Type, allocated),
                    _ => Allocate(Fill(results[KeyOf(pointer)].Data.Length), pointer.Type, allocated),
                };
            }

            for (int i = 0; i < _sizes.Length; i++)
                args[_pointers.Count + i] = (nint)inputs.Sizes[_sizes[i]];
            _run(width, args);
            for (int i = 0; i < _pointers.Count; i++)
            {
                if (_pointers[i].Region is not (Region.Output or Region.InputGradient))
                    continue;
                double[] numbers = results[KeyOf(_pointers[i])].Data;
                for (int k = 0; k < numbers.Length; k++)
                    numbers[k] = _pointers[i].Type == "int" ? (double)((int*)args[i])[k] : ((float*)args[i])[k];
            }
        }
        finally
        {
            allocated.ForEach(p => NativeMemory.AlignedFree((void*)p));
        }
    }

    /// <summary>The random numbers that programs draw, for the oracle.</summary>
    public static double Draw(int stream, int element)
    {
        float* drawn = stackalloc float[element + 1];
        Philox.FillUniform(drawn, element + 1, 1, 0, (uint)stream);
        return drawn[element];
    }

    private static (OutputRole, int) KeyOf(ProgramPointer pointer) => pointer switch
    {
        { Region: Region.InputGradient } => (OutputRole.InputGradient, pointer.Slot),
        { Slot: -1 } => (OutputRole.Loss, 0),
        _ => (OutputRole.Output, pointer.Slot),
    };

    private static double[] Fill(int count)
    {
        var numbers = new double[count];
        Array.Fill(numbers, Untouched);
        return numbers;
    }

    private static nint Allocate(double[] numbers, string type, List<nint> allocated)
    {
        void* memory = NativeMemory.AlignedAlloc((nuint)(Math.Max(numbers.Length, 1) * sizeof(float)), 64);
        allocated.Add((nint)memory);
        for (int i = 0; i < numbers.Length; i++)
        {
            if (type == "int")
                ((int*)memory)[i] = (int)numbers[i];
            else
                ((float*)memory)[i] = (float)numbers[i];
        }

        return (nint)memory;
    }
}
