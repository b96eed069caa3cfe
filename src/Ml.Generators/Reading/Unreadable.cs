using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Ml.Generators.Reading;

/// <summary>What to write instead of a construct that has no meaning in a compiled body.</summary>
internal static class Unreadable
{
    public static string Advice(IOperation operation) => operation switch
    {
        ILoopOperation { LoopKind: LoopKind.While } =>
            "write a 'for' whose bounds are constants, or put the body into a model and write [Use<T>(repeat: n)]",
        ILoopOperation { LoopKind: LoopKind.ForEach } => "write a 'for' whose bounds are constants",
        ISwitchOperation or ISwitchExpressionOperation or IIsPatternOperation or IIsTypeOperation =>
            "write 'if' or '?:' over constants, or Select for a choice per element",
        IAnonymousFunctionOperation or IDelegateCreationOperation => "write a method and call it by name",
        IAwaitOperation or ITryOperation or IThrowOperation or IUsingOperation or ILockOperation =>
            "leave it out, the body is compiled and never runs",
        IFieldReferenceOperation { Field: { IsStatic: true } or { IsReadOnly: true } } => "make the field 'const'",
        IFieldReferenceOperation => "use a 'const' field, or an input of Forward",
        IPropertyReferenceOperation => "use a 'const' field, or an input of Forward",
        IArrayElementReferenceOperation => "the index must be a constant",
        IInvocationOperation => "call layer methods, functions of Ml.Functions, or methods of this project with a body",
        IObjectCreationOperation => "only tensors, numbers, sizes, ranges and tuples can be computed with",
        IInterpolatedStringOperation => "only tensors, numbers, sizes, ranges and tuples can be computed with",
        ICoalesceOperation or IConditionalAccessOperation => "tensors are never null, leave the test out",
        ILabeledOperation or IBranchOperation => "write 'if' and 'for' over constants",
        IReturnOperation => "write 'return'",
        _ => "write locals, operators, layer methods, functions of Ml.Functions, and 'if' and 'for' over constants",
    };
}
