// A user's program: it knows the packages and nothing else of this repository. Compiled by ConsumerTests, not by the
// test project; run once under the JIT and once as a native program. It exits with 1 when anything is not as expected.
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;

Console.WriteLine($"dynamic code: {RuntimeFeature.IsDynamicCodeSupported}");
Console.WriteLine($"fma: {Fma.IsSupported}");

using var parameters = new ParameterSet([new ParameterInfo("weight", [2, 3])]);
parameters.Values.Fill(1);
var ok = parameters.Length == 6 && parameters["weight"].Values.Length == 6;

Console.WriteLine(ok ? "consumer: ok" : "consumer: failed");
return ok ? 0 : 1;
