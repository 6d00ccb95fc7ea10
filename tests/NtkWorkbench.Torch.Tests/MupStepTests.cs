namespace NtkWorkbench.Torch.Tests;

/// <summary>Steps in μP, by hand in both engines.</summary>
public sealed class MupStepTests
{
    private const double Rate = 0.01;

    public static TheoryData<string, Precision, bool> Cases
    {
        get
        {
            var cases = new TheoryData<string, Precision, bool>();
            foreach (string optimizer in OptimizerCases.Names)
            {
                foreach (Precision precision in Enum.GetValues<Precision>())
                {
                    cases.Add(optimizer, precision, true);
                    cases.Add(optimizer, precision, false);
                }
            }
            return cases;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Step_AwayFromTheBase_IsTheRuleTimesTheRates(string optimizer, Precision precision, bool isTorch)
    {
        // Roundings of a gradient in float32, over ε where Adam divides by a small one.
        double tolerance = precision == Precision.Float64 ? 1e-12 : 2e-5;
        OptimizerOptions options = OptimizerCases.Get(optimizer).Options;
        foreach (TrainableLayers layers in Enum.GetValues<TrainableLayers>())
        {
            TestProblem problem = Problem(new MupParameterization { BaseWidth = 3 }, [2, 6, 4, 3]);
            using IEngine engine = problem.Create(Provider(isTorch), precision);
            double[] start = engine.Copy(), gradient = new double[start.Length];
            engine.EvaluateLoss(problem.Data, problem.Loss, gradient);
            double[] rates = LayerRates.Vector(problem.Architecture, options, layers)!;
            int first = start.Length - rates.Length;
            engine.Prepare(problem.Training(options, layers));

            engine.Step(TestProblems.AllRows(problem.Data), Rate).NonFinite.ShouldBeNull();

            double[] found = engine.Copy();
            found[..first].ShouldBe(start[..first]);
            for (int i = first; i < found.Length; i++)
                found[i].ShouldBe(Stepped(options, start[i], gradient[i], rates[i - first]), tolerance, $"parameter {i}");
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Step_AtTheBaseWidth_IsThatOfTheStandardNetworkToTheLastBit(string optimizer, Precision precision, bool isTorch)
    {
        OptimizerOptions options = OptimizerCases.Get(optimizer).Options;
        double[][] ends = [.. new[] { Parameterization.Standard, new MupParameterization { BaseWidth = 6 } }.Select(parameterization =>
        {
            TestProblem problem = Problem(parameterization, [2, 6, 6, 3]);
            using IEngine engine = problem.Create(Provider(isTorch), precision);
            engine.Prepare(problem.Training(options));
            for (int step = 0; step < 5; step++)
                engine.Step(TestProblems.AllRows(problem.Data), Rate);
            return engine.Copy();
        })];
        ends[1].ShouldBe(ends[0]);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Prepare_DecayInAGradientThatIsDivided_IsRefused(bool isTorch)
    {
        TestProblem problem = Problem(new MupParameterization { BaseWidth = 3 }, [2, 6, 4, 3]);
        using IEngine engine = problem.Create(Provider(isTorch), Precision.Float64);
        foreach (OptimizerOptions options in new OptimizerOptions[] { new AdamOptions(), new RmsPropOptions() })
            Should.Throw<NtkException>(() => engine.Prepare(problem.Training(options with { WeightDecay = 0.1 })));
    }

    // The first step: v = g for momentum, Adam's corrected means are g and g², RMSprop's mean is (1 − α)g².
    private static double Stepped(OptimizerOptions options, double theta, double gradient, double rate)
    {
        if (options.Decoupled)
            theta *= 1 - (Rate * options.WeightDecay);
        else
            gradient += options.WeightDecay / rate * theta;
        double direction = options switch
        {
            SgdOptions => gradient,
            MomentumOptions { Nesterov: true, Coefficient: double mu } => (1 + mu) * gradient,
            MomentumOptions => gradient,
            AdamOptions adam => gradient / (Math.Abs(gradient) + adam.Epsilon),
            RmsPropOptions rmsProp => gradient / (Math.Sqrt((1 - rmsProp.Alpha) * gradient * gradient) + rmsProp.Epsilon),
            _ => throw new ArgumentOutOfRangeException(nameof(options)),
        };
        return theta - (Rate * rate * direction);
    }

    private static TestProblem Problem(Parameterization parameterization, int[] sizes)
    {
        var architecture = new NetworkArchitecture(sizes, Activation.Tanh, parameterization);
        return new()
        {
            Architecture = architecture,
            Parameters = TestProblems.Parameters(architecture),
            Loss = LossKind.MeanSquaredError,
            Data = TestProblems.Data(architecture, LossKind.MeanSquaredError, 9),
        };
    }

    private static IEngineProvider Provider(bool isTorch) =>
        isTorch ? new TorchEngineProvider(Device.Cpu) : new BuiltinEngineProvider(LinearAlgebraProviders.Best());
}
