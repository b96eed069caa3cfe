using System.Runtime.InteropServices;
using System.Runtime.InteropServices.Marshalling;

namespace Ml.Peers;

/// <summary>
/// ONNX Runtime through its C API, without its header or a binding: the functions are taken from the API table by
/// position, which the library's own rule fixes for ever. All graph optimisations, sequential execution, and as many
/// threads within an operator as asked for: its documented settings for latency.
/// </summary>
sealed unsafe class OnnxRuntime : IDisposable
{
    // Positions in the table OrtApi.
    const int GetErrorMessage = 2, CreateEnv = 3, CreateSession = 7, RunSession = 9, CreateSessionOptions = 10,
        SetOptimization = 23, SetIntraThreads = 24, SetInterThreads = 25, CreateTensor = 49, TensorData = 51,
        CreateCpuMemory = 69, ReleaseSession = 95, ReleaseValue = 96;

    const int WarningsOnly = 3, AllOptimizations = 99, Float32 = 1, ApiVersion = 8;

    readonly void** _table;
    readonly byte* _inputName = Utf8StringMarshaller.ConvertToUnmanaged("x");
    readonly byte* _outputName = Utf8StringMarshaller.ConvertToUnmanaged("y");
    readonly GCHandle _pinned;
    readonly void* _session;
    readonly void* _input;
    void* _output;

    public OnnxRuntime(string library, int threads, Example example)
    {
        var handle = NativeLibrary.Load(library);
        var start = (delegate* unmanaged<void**>)NativeLibrary.GetExport(handle, "OrtGetApiBase");
        _table = ((delegate* unmanaged<uint, void**>)start()[0])(ApiVersion);

        void* environment, options, memory, session, input;
        using var tag = new Utf8("peers");
        using var path = new Utf8(example.Onnx);
        Check(((delegate* unmanaged<int, byte*, void**, void*>)_table[CreateEnv])(WarningsOnly, tag.Pointer, &environment));
        Check(((delegate* unmanaged<void**, void*>)_table[CreateSessionOptions])(&options));
        Set(SetIntraThreads, options, threads);
        Set(SetInterThreads, options, 1);
        Set(SetOptimization, options, AllOptimizations);
        Check(((delegate* unmanaged<void*, byte*, void*, void**, void*>)_table[CreateSession])(environment, path.Pointer, options, &session));
        Check(((delegate* unmanaged<int, int, void**, void*>)_table[CreateCpuMemory])(0, 0, &memory));
        _pinned = GCHandle.Alloc(example.Input, GCHandleType.Pinned);
        fixed (long* shape = example.Shape)
        {
            Check(((delegate* unmanaged<void*, void*, nint, long*, nint, int, void**, void*>)_table[CreateTensor])(
                memory, (void*)_pinned.AddrOfPinnedObject(), example.Input.Length * sizeof(float), shape, example.Shape.Length, Float32, &input));
        }

        _session = session;
        _input = input;
    }

    /// <summary>One prediction into a tensor of the library's own.</summary>
    public void Predict()
    {
        Release();
        byte* inputName = _inputName, outputName = _outputName;
        void* input = _input, output = null;
        Check(((delegate* unmanaged<void*, void*, byte**, void**, nint, byte**, nint, void**, void*>)_table[RunSession])(
            _session, null, &inputName, &input, 1, &outputName, 1, &output));
        _output = output;
    }

    /// <summary>What the last prediction gave.</summary>
    public ReadOnlySpan<float> Output(int length)
    {
        void* data;
        Check(((delegate* unmanaged<void*, void**, void*>)_table[TensorData])(_output, &data));
        return new ReadOnlySpan<float>(data, length);
    }

    public void Dispose()
    {
        Release();
        ((delegate* unmanaged<void*, void>)_table[ReleaseValue])(_input);
        ((delegate* unmanaged<void*, void>)_table[ReleaseSession])(_session);
        _pinned.Free();
        Utf8StringMarshaller.Free(_inputName);
        Utf8StringMarshaller.Free(_outputName);
    }

    void Release()
    {
        if (_output != null)
            ((delegate* unmanaged<void*, void>)_table[ReleaseValue])(_output);
        _output = null;
    }

    void Set(int position, void* options, int value) =>
        Check(((delegate* unmanaged<void*, int, void*>)_table[position])(options, value));

    void Check(void* status)
    {
        if (status != null)
            throw new InvalidOperationException(Utf8StringMarshaller.ConvertToManaged(((delegate* unmanaged<void*, byte*>)_table[GetErrorMessage])(status)));
    }

    /// <summary>A zero-terminated copy of a text for the length of a scope.</summary>
    readonly struct Utf8(string text) : IDisposable
    {
        public byte* Pointer { get; } = Utf8StringMarshaller.ConvertToUnmanaged(text);

        public void Dispose() => Utf8StringMarshaller.Free(Pointer);
    }
}
