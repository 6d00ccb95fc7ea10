namespace NtkWorkbench.Torch.Tests;

/// <summary>Saving and restoring.</summary>
public sealed class EngineStateTests
{
    private const int Steps = 7;
    private const string ErrorName = "Tanh";

    public static TheoryData<string, Precision> Cases
    {
        get
        {
            var rows = new TheoryData<string, Precision>();
            foreach (string name in OptimizerCases.Names)
            {
                rows.Add(name, Precision.Float64);
                rows.Add(name, Precision.Float32);
            }
            return rows;
        }
    }

    [Theory, MemberData(nameof(Cases))]
    public void Restore_IntoAnotherEngine_ContinuesBitForBit(string name, Precision precision)
    {
        using IEngine first = Prepare(name, precision), second = Prepare(name, precision);
        Train(first, name, 0);
        EngineState middle = first.Save();
        Train(first, name, Steps);
        second.Restore(middle);
        Train(second, name, Steps);
        ShouldBeEqual(second.Save(), first.Save());
    }

    [Theory, MemberData(nameof(Cases))]
    public void Restore_ToTheFirstStep_StartsAgainBitForBit(string name, Precision precision)
    {
        using IEngine engine = Prepare(name, precision);
        EngineState start = engine.Save();
        Train(engine, name, 0);
        EngineState end = engine.Save();
        engine.Restore(start);
        Train(engine, name, 0);
        ShouldBeEqual(engine.Save(), end);
    }

    [Theory, MemberData(nameof(Cases))]
    public void Restore_StateOfTheOtherEngine_ContinuesAlike(string name, Precision precision)
    {
        TestProblem problem = TestProblems.Get(ErrorName);
        using var engines = new EnginePair(problem, precision);
        engines.Builtin.Prepare(problem.Training(OptimizerCases.Get(name).Options));
        engines.Torch.Prepare(problem.Training(OptimizerCases.Get(name).Options));
        Train(engines.Builtin, name, 0);
        engines.Torch.Restore(engines.Builtin.Save());
        ShouldBeEqual(engines.Torch.Save(), engines.Builtin.Save());
        Train(engines.Builtin, name, Steps);
        Train(engines.Torch, name, Steps);
        engines.Torch.Copy().ShouldAgreeWith(engines.Builtin.Copy(), Agreement.Tolerance(precision), "parameters");
        engines.Builtin.Restore(engines.Torch.Save());
        ShouldBeEqual(engines.Builtin.Save(), engines.Torch.Save());
    }

    [Fact]
    public void Restore_StateOfAnotherOptimizer_Throws()
    {
        using IEngine adam = Prepare("adam", Precision.Float64), sgd = Prepare("sgd", Precision.Float64);
        Should.Throw<ShapeException>(() => adam.Restore(sgd.Save())).Message.ShouldBe("the list of optimizer vectors must have 2 entries, "
            + "got 0");
    }

    private static IEngine Prepare(string optimizer, Precision precision)
    {
        TestProblem problem = TestProblems.Get(ErrorName);
        IEngine engine = problem.Create(new TorchEngineProvider(Device.Cpu), precision);
        engine.Prepare(problem.Training(OptimizerCases.Get(optimizer).Options));
        return engine;
    }

    private static void Train(IEngine engine, string optimizer, int from)
    {
        for (int step = from; step < from + Steps; step++)
            engine.Step([step % 9, 1, 4], OptimizerCases.Get(optimizer).LearningRate).NonFinite.ShouldBeNull();
    }

    private static void ShouldBeEqual(EngineState actual, EngineState expected)
    {
        actual.Parameters.ShouldBe(expected.Parameters);
        actual.OptimizerSteps.ShouldBe(expected.OptimizerSteps);
        actual.OptimizerVectors.Count.ShouldBe(expected.OptimizerVectors.Count);
        for (int i = 0; i < expected.OptimizerVectors.Count; i++)
            actual.OptimizerVectors[i].ShouldBe(expected.OptimizerVectors[i]);
    }
}
