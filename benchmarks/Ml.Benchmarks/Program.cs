using System.CommandLine;
using Ml.Benchmarks;
using Ml.Benchmarks.Shares;

var root = new RootCommand("Measures what Compiled emits. See benchmarks/README.md.") { SharesCommand.Create() };
Commands.AddThoseThatNeedAJit(root);
return root.Parse(args).Invoke();
